"""Where the lines of a notebook's cells stand in its file, for what knows lines of files alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},]', re.DOTALL)
_SOURCES = frozenset({"source", "input"})
_CELLS = (("cells",), ("worksheets", "cells"))

_LEADING = _SOURCES.union(*_CELLS)
"""The keys that lead to sources; what stands under others, such as the pictures of an output, is passed over."""

_DECODER = json.JSONDecoder(strict=False)


def cell_lines(text: str) -> dict[tuple[int, int], int]:
    """The line of a notebook's file for each cell and line of it, all counted from 1.

    A cell that is written as one string stands on one line of the file as a whole. What is no notebook has none.
    """
    found: dict[tuple[int, int], int] = {}
    lines: dict[int, int] = {}
    for cell, at, part in _parts(text):
        line = lines.get(cell, 1)
        for piece in part.splitlines(keepends=True):
            found.setdefault((cell, line), at)
            line += piece.splitlines()[0] != piece
        lines[cell] = line
    return found


def _parts(text: str) -> Iterator[tuple[int, int, str]]:
    """Each string of a cell's source: the cell's number, the line of the file it begins on, and what it says.

    The text is walked by its brackets and strings; that it is JSON was seen when its cells were read.
    """
    keys: list[str | None] = []  # the key that each open bracket stands under, None within a list
    opened: list[str] = []
    key: str | None = None
    number, line, last, at = 0, 1, 0, 0
    while match := _TOKEN.search(text, at):
        line, last, at = line + text.count("\n", last, match.start()), match.start(), match.end()
        token = match[0]
        if token in "{[":
            if key is not None and key not in _LEADING:
                try:
                    _, at = _DECODER.raw_decode(text, match.start())
                except (ValueError, RecursionError):
                    return
                key = None
                continue
            if token == "{" and opened and opened[-1] == "[" and _path(keys) in _CELLS:
                number += 1
            keys.append(key)
            opened.append(token)
            key = None
        elif token in "}]":
            if not opened:
                return
            opened.pop()
            keys.pop()
            key = None
        elif token == ",":
            key = None
        elif opened and opened[-1] == "{" and key is None:
            key = _said(token)
        elif number and _is_source(keys, key):
            yield number, line, _said(token)


def _path(keys: list[str | None]) -> tuple[str, ...]:
    """The keys down to here; which item of a list it is does not matter."""
    return tuple(key for key in keys if key is not None)


def _is_source(keys: list[str | None], key: str | None) -> bool:
    path = _path([*keys, key])
    return bool(path) and path[-1] in _SOURCES and path[:-1] in _CELLS


def _said(token: str) -> str:
    if "\\" not in token:
        return token[1:-1]  # as most are, and much quicker
    try:
        said = json.loads(token, strict=False)
    except ValueError:
        return ""
    return said if isinstance(said, str) else ""
