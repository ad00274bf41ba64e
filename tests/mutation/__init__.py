"""Rewrites the test projects in ways that change nothing of what they do: the findings must move along."""
