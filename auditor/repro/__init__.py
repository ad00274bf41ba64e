"""Environments, and the runner of the repros."""
