"""What all tests share."""

from __future__ import annotations

import os
import tempfile

import pytest

_CACHE = tempfile.TemporaryDirectory(prefix="silent-audit-tests-", ignore_cleanup_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    """No test sees what the user's own audits left in their cache, nor leaves anything there."""
    os.environ["SILENT_AUDIT_CACHE"] = _CACHE.name
