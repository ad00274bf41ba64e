"""The files that git tracks, by its index: what is tracked belongs to a project, whatever .gitignore says.

The index is read as a file. git itself is not run: the configuration of an unknown repository may start programs.
"""

from __future__ import annotations

import struct
from pathlib import Path

MAX_INDEX_BYTES = 100_000_000
_FIXED = 62
"""Bytes of an entry before its path."""
_EXTENDED = 0x4000


def tracked(folder: Path) -> frozenset[str]:
    """The paths below a folder that the index of its repository names, and the folders they lie in, each of which
    ends in `/`; nothing where the folder is not the top of a repository, or its index cannot be read."""
    index = folder / ".git" / "index"
    try:
        if index.is_symlink() or index.stat().st_size > MAX_INDEX_BYTES:
            return frozenset()
        data = index.read_bytes()
        paths = _paths(data) if data[:4] == b"DIRC" else []
    except (OSError, ValueError, struct.error, IndexError):
        return frozenset()
    found: set[str] = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = path.rstrip("/").rpartition("/")[0]
            path = f"{path}/" if path else ""
    return frozenset(found)


def _paths(data: bytes) -> list[str]:
    version, count = struct.unpack(">II", data[4:12])
    if version not in (2, 3, 4):
        return []
    found: list[str] = []
    at, before = 12, b""
    for _ in range(count):
        flags = struct.unpack(">H", data[at + _FIXED - 2 : at + _FIXED])[0]
        start = at + _FIXED + (2 if flags & _EXTENDED else 0)
        if version == 4:
            # Each path is written as how much to drop of the one before, and what follows.
            drop, start = _number(data, start)
            end = data.index(b"\0", start)
            name = before[: len(before) - drop] + data[start:end]
            at = end + 1
        else:
            end = data.index(b"\0", start)
            name = data[start:end]
            at += (end - at + 8) // 8 * 8
        before = name
        found.append(name.decode("utf-8", errors="surrogateescape"))
    return found


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length, and where it ends."""
    value = data[at] & 0x7F
    while data[at] & 0x80:
        at += 1
        value = (value + 1) << 7 | (data[at] & 0x7F)
    return value, at + 1
