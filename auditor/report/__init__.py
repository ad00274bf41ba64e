"""One module a format of report."""

FORMATS = ("text", "json", "markdown", "html", "sarif", "junit", "gitlab", "github")
"""What `audit check` can write; each has a module of its own here, `github` is `commands` and `json` is `contract`."""
