"""What all tests share."""

from __future__ import annotations

import os
import tempfile

import pytest
from hypothesis import settings

_CACHE = tempfile.TemporaryDirectory(prefix="silent-audit-tests-", ignore_cleanup_errors=True)


# How long an example takes is the machine's affair, and no reason for a test to fail now and then.
settings.register_profile("steady", deadline=None)
# For `.ci/run`: what is to land is judged by the same examples as all else. New ones are for whoever develops to find.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """No test sees what the user's own audits left in their cache, nor leaves anything there."""
    os.environ["SILENT_AUDIT_CACHE"] = _CACHE.name
