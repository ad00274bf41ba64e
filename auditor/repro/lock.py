"""Locks between processes, on files that are removed with what they guard."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where a cache is for one process at a time
    fcntl = None  # type: ignore[assignment]


class Held:
    """A lock that is held."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path, self._handle = path, handle

    def share(self) -> None:
        """Lets others share it, which may let another hold it alone in between."""
        if fcntl is not None:
            fcntl.flock(self._handle, fcntl.LOCK_SH)

    def alone(self) -> None:
        """Holds it alone again."""
        if fcntl is not None:
            fcntl.flock(self._handle, fcntl.LOCK_EX)

    def stands(self) -> bool:
        """Whether the file is still there: else somebody removed it, and the lock guards nothing."""
        return fcntl is None or _names(self._path, self._handle)

    def remove(self) -> None:
        """Removes the file, while the lock is held alone; whoever waits for it makes another."""
        with contextlib.suppress(OSError):
            self._path.unlink()


@contextlib.contextmanager
def locked(path: Path, *, shared: bool = False, wait: bool = True) -> Iterator[Held | None]:
    """Holds the lock of a file, alone or shared, which is made where it is not there; None where it cannot be had at
    once and `wait` is not.

    Raises OSError where the file cannot be made.
    """
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            if fcntl is not None:
                try:
                    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
                    fcntl.flock(handle, kind if wait else kind | fcntl.LOCK_NB)
                except BlockingIOError:
                    yield None
                    return
                if not _names(path, handle):
                    continue  # removed by the one before
            yield Held(path, handle)
            return
        finally:
            os.close(handle)


def _names(path: Path, handle: int) -> bool:
    """Whether the path still names the open file."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except OSError:
        return False
