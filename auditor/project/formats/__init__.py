"""One module a format of manifest or lockfile."""
