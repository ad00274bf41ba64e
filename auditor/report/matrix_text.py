"""The matrix for a terminal: vertical names of releases, a mark a cell."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence

from auditor.report import words
from auditor.report.layout import Line, cells, colored, pad, plain_text
from auditor.report.matrix import IN_RANGE, LEGEND, Matrix, Row

_STYLES = {
    "reproduced": "bold red",
    "absent": "dim",
    "loud": "yellow",
    "inapplicable": "dim",
    "error": "magenta",
    IN_RANGE: "red",
}
_GAP = "  "
_SUM = "bugs that are there"


def render(matrix: Matrix, *, width: int | None = None, color: bool | None = None) -> str:
    """The matrix as text, `width` columns wide or as wide as it needs; by default as standard output is: plain, and
    never broken, where that is no terminal."""
    terminal = sys.stdout.isatty()
    if width is None and terminal:
        width = shutil.get_terminal_size().columns
    if color is None:
        color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    lines = list(_lines(matrix, width))
    return colored(lines) if color else plain_text(lines)


def _lines(matrix: Matrix, width: int | None) -> Iterator[Line]:
    heads = [section.area for section in matrix.sections]
    named = max(map(cells, [_SUM, *heads, *map(_label, matrix.rows)]))
    step, tables = _tables(matrix, None if width is None else width - named)
    for place, groups in enumerate(tables):
        if place:
            yield []
        shown = [index for _, indexes in groups for index in indexes]
        tail = named + sum(len(_GAP) + step * len(indexes) for _, indexes in groups) + len(_GAP)
        room = None if width is None else width - tail
        for section in matrix.sections:
            yield from _head(matrix, section.area, groups, step, named)
            for row in section.rows:
                yield [*_row(row, groups, step, named), *_title(row, room)]
            yield []
        yield from _living(matrix, shown, groups, step, named)
    held = {word for row in matrix.rows for word in row.cells}
    yield []
    for word, (mark, meaning) in LEGEND.items():
        if word in held and word:
            yield [(f"{mark} ", _STYLES[word]), (f"{word}: {meaning}", "")]
    yield [("  blank: not measured", "")]
    bugs = len({row.bug.id for row in matrix.rows})
    what = "every measured release" if matrix.every else "the last patch of each minor release, --all shows every one"
    yield [(f"{words.count(bugs, 'bug')}, {what} · database of {matrix.date}", "")]


def _tables(matrix: Matrix, room: int | None) -> tuple[int, list[list[tuple[str, tuple[int, ...]]]]]:
    """How many columns of the terminal a cell takes, and the eras in as many tables as that takes."""
    groups = matrix.groups
    for step in (2, 1):
        if room is None or sum(len(_GAP) + step * len(indexes) for _, indexes in groups) <= room:
            return step, [groups]
    tables: list[list[tuple[str, tuple[int, ...]]]] = []
    free = 0
    for name, indexes in groups:
        left = indexes
        while left:
            if not tables or free < len(_GAP) + min(len(left), 8):
                tables.append([])
                free = max(room or 0, len(_GAP) + 8)
            part, left = left[: free - len(_GAP)], left[free - len(_GAP) :]
            tables[-1].append((name, part))
            free -= len(_GAP) + len(part)
    return 1, tables


def _head(
    matrix: Matrix, area: str, groups: Sequence[tuple[str, tuple[int, ...]]], step: int, named: int
) -> Iterator[Line]:
    """The area beside the eras, and the releases read downwards, over each section."""
    line = pad(area, named)
    for name, indexes in groups:
        room = step * len(indexes) + len(_GAP) - 1
        line += _GAP + pad(_short(name, room), step * len(indexes))
    yield [(line, "bold")]
    labels = [matrix.columns[index].label for _, indexes in groups for index in indexes]
    height = max(map(len, labels), default=0)
    for level in range(height):
        line = " " * named
        for _, indexes in groups:
            letters = (matrix.columns[index].label.rjust(height)[level] for index in indexes)
            line += _GAP + "".join(pad(letter, step) for letter in letters)
        yield [(line, "dim")]


def _short(name: str, room: int) -> str:
    """The name of an era, or as much of it as tells."""
    for one in (name, name.replace("TensorFlow", "TF"), name.partition(",")[2].strip() or name, name[:4]):
        if len(one) <= room:
            return one
    return ""


def _row(row: Row, groups: Sequence[tuple[str, tuple[int, ...]]], step: int, named: int) -> Iterator[tuple[str, str]]:
    yield pad(_label(row), named), ""
    for _, indexes in groups:
        yield _GAP, ""
        for index in indexes:
            word = row.cells[index]
            yield pad(LEGEND[word][0], step), _STYLES.get(word, "")


def _title(row: Row, room: int | None) -> Iterator[tuple[str, str]]:
    if room is None or cells(row.title) <= room:
        yield f"{_GAP}{row.title}", ""
    elif room > 15:
        yield f"{_GAP}{row.title[: room - 1]}…", ""


def _label(row: Row) -> str:
    return f"{row.bug.id} {row.variant}".strip()


def _living(
    matrix: Matrix, shown: Sequence[int], groups: Sequence[tuple[str, tuple[int, ...]]], step: int, named: int
) -> Iterator[Line]:
    """How many bugs are there, under each release, read downwards."""
    living = matrix.living
    height = max((len(str(living[index])) for index in shown), default=1)
    for level in range(height):
        line = pad(_SUM if level == 0 else "", named)
        for _, indexes in groups:
            line += _GAP + "".join(pad(str(living[index]).rjust(height)[level], step) for index in indexes)
        yield [(line, "bold")]
