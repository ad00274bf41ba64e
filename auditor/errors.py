"""The one exception that ends a command with a clear line."""

from __future__ import annotations


class AuditError(Exception):
    """A mistake in how the audit was called or configured: one clear line, exit code 2."""

    exit_code = 2
