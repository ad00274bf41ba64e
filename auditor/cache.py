"""What an audit remembers from one run to the next: a folder of the user's, which may be deleted at any time.

Entries are named by a digest of all that they depend on, so that none is ever wrong, only useless; they are written at
once, so that several audits may share the folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

MAX_BYTES = 256_000_000
"""What the folder may hold; beyond it the entries that were not used for longest go."""

_SWEEP_EVERY = 64
"""Entries that are written between two looks at the folder's size."""


def folder() -> Path:
    """The cache's folder: `SILENT_AUDIT_CACHE`, or `silent-audit` in the user's folder for caches."""
    named = os.environ.get("SILENT_AUDIT_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "silent-audit" if base else Path.home() / "AppData" / "Local" / "silent-audit"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "silent-audit"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base and os.path.isabs(base) else Path.home() / ".cache") / "silent-audit"


class Cache:
    """Entries by their digests. Whatever goes wrong with the folder, the audit goes on without it."""

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self._written = 0

    def get(self, digest: str) -> bytes | None:
        """The entry of a digest, or None."""
        if self._place is None:
            return None
        path = self._path(digest)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return data

    def put(self, digest: str, data: bytes) -> None:
        """Keeps an entry."""
        if self._place is None:
            return
        path = self._path(digest)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                os.replace(temporary, path)
            except OSError:
                os.unlink(temporary)
                raise
        self._written += 1
        if self._written % _SWEEP_EVERY == 1:
            self.sweep()

    def sweep(self, limit: int = MAX_BYTES) -> None:
        """Removes the entries that were not used for longest until the rest take at most `limit` bytes."""
        if self._place is None:
            return
        held = []
        for path in self._place.glob("[0-9a-f][0-9a-f]/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                held.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in held)
        for _, size, path in sorted(held):
            if total <= limit:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size

    def _path(self, digest: str) -> Path:
        assert self._place is not None
        return self._place / digest[:2] / digest[2:]


def digest(*parts: bytes | Iterable[bytes]) -> str:
    """The digest of some parts; where one ends and the next begins counts."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        for one in (part,) if isinstance(part, bytes) else part:
            made.update(len(one).to_bytes(8, "little"))
            made.update(one)
    return made.hexdigest()
