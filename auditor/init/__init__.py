"""`audit init`: the workflows that audit a repository, written for it."""
