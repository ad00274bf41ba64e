"""One module a format of report."""
