"""A folder of environments, each in a folder of its own name: made once, shared by processes, and limited."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from auditor.repro.lock import locked

WHOLE = "whole"
"""The file that says that an environment was installed to its end; its time is that of the last use."""

ABOUT = "about.json"

MAX_BYTES = 20_000_000_000
MAX_DAYS = 30.0
"""What the user's cache keeps, where SILENT_AUDIT_CACHE_GB and SILENT_AUDIT_CACHE_DAYS do not say otherwise."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What an environment is: its stack, Python and requirements; the seconds and bytes that it took."""

    stack: str
    python: str = ""
    requirements: tuple[str, ...] = ()
    gpu: bool = False
    seconds: float = 0.0
    size: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An environment on a shelf. `used` is the time of its last use, in seconds since the epoch."""

    path: Path
    about: About
    used: float


@contextlib.contextmanager
def held(shelf: Path, name: str, make: Callable[[Path], About]) -> Iterator[tuple[Path, bool]]:
    """The environment of this name, and whether it was made now: nobody removes it meanwhile.

    Processes that want the same one at once wait for each other. What was cut off in the middle is made again. Raises
    OSError, and what `make` raises; then nothing of it is left.
    """
    shelf.mkdir(parents=True, exist_ok=True)
    place, made = shelf / name, False
    while True:
        with locked(_lock(place), shared=True) as lock:
            assert lock is not None
            if not _whole(place):
                lock.alone()
                if lock.stands() and not _whole(place):
                    _make(place, make)
                    made = True
                lock.share()
            # Between two kinds of a lock another process may have removed it all.
            if not lock.stands() or not _whole(place):
                continue
            with contextlib.suppress(OSError):
                os.utime(place / WHOLE)
            yield place, made
            return


def _make(place: Path, make: Callable[[Path], About]) -> None:
    shutil.rmtree(place, ignore_errors=True)
    started = time.monotonic()
    try:
        about = make(place)
        about = msgspec.structs.replace(about, seconds=round(time.monotonic() - started, 1), size=size(place))
        (place / ABOUT).write_bytes(msgspec.json.encode(about))
        (place / WHOLE).touch()
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def entries(shelf: Path) -> list[Entry]:
    """The environments that are whole, the last used first."""
    found = []
    for marker in shelf.glob(f"*/{WHOLE}"):
        with contextlib.suppress(OSError):
            found.append(Entry(path=marker.parent, about=_about(marker.parent), used=marker.stat().st_mtime))
    return sorted(found, key=lambda entry: -entry.used)


def _about(place: Path) -> About:
    try:
        return msgspec.json.decode((place / ABOUT).read_bytes(), type=About)
    except (OSError, msgspec.DecodeError):
        return About(stack=place.name)


def sweep(shelf: Path, max_bytes: int, max_days: float) -> list[Entry]:
    """Removes the environments that were not used for `max_days` days, then the longest unused until the rest take at
    most `max_bytes`, and what was cut off. What is in use stays. Gives what was removed."""
    kept = entries(shelf)
    total = sum(entry.about.size for entry in kept)
    oldest = time.time() - max_days * 86_400
    gone = []
    for entry in reversed(kept):
        if (entry.used < oldest or total > max_bytes) and remove(entry.path):
            total -= entry.about.size
            gone.append(entry)
    _remains(shelf)
    return gone


def clear(shelf: Path) -> tuple[list[Entry], list[Entry]]:
    """Removes every environment but those in use; gives the removed and the kept ones."""
    gone: list[Entry] = []
    stay: list[Entry] = []
    for entry in entries(shelf):
        (gone if remove(entry.path) else stay).append(entry)
    _remains(shelf)
    return gone, stay


def _remains(shelf: Path) -> None:
    """Removes what nobody will finish: its lock is free."""
    for place in shelf.glob("*"):
        if place.is_dir() and not (place / WHOLE).exists():
            remove(place)


def remove(place: Path) -> bool:
    """Removes an environment, unless somebody uses it or makes it; whether it is gone."""
    try:
        with locked(_lock(place), wait=False) as lock:
            if lock is None:
                return False
            # Without its marker it is nobody's any more, even if this ends in the middle.
            (place / WHOLE).unlink(missing_ok=True)
            shutil.rmtree(place, ignore_errors=True)
            lock.remove()
            return not place.exists()
    except OSError:
        return False


def discard(folder: Path) -> None:
    """Removes a folder, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def size(place: Path) -> int:
    """The bytes that a folder takes on the disk; files that have other names elsewhere count whole."""
    total = 0
    for folder, _, files in os.walk(place):
        for name in files:
            with contextlib.suppress(OSError):
                status = os.lstat(os.path.join(folder, name))
                total += getattr(status, "st_blocks", 0) * 512 or status.st_size
    return total


def python_of(place: Path) -> Path:
    """The interpreter of an environment."""
    return place / "bin" / "python" if os.name != "nt" else place / "Scripts" / "python.exe"


def _whole(place: Path) -> bool:
    # The link of the interpreter breaks when the Python that it was made with is removed.
    return (place / WHOLE).is_file() and python_of(place).is_file()


def _lock(place: Path) -> Path:
    return place.with_name(f".{place.name}.lock")
