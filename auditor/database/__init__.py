"""The database: loads, checks, measures and searches `bug_db`."""
