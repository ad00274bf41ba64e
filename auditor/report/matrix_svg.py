"""An area of the matrix as a picture: an SVG that stands alone, for light and dark pages, and for eyes that do not tell all
colours: each word has a shape of its own as well. Opened by itself, the picture says of what is there what it is, and its
ids lead to the tracker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from auditor.report import words
from auditor.report.layout import wrap
from auditor.report.matrix import IN_RANGE, LEGEND, Matrix, Row, Section
from auditor.report.svg import finish, node, picture

CELL, GAP, MARGIN = 14, 12, 28
_ROW = 17
_ID, _TITLE, _VARIANT = 92, 396, 112
_LETTERS = 70
"""Letters of a title that fit into its column; without a variant beside it, `_MORE`."""
_MORE = 82
_GRID = MARGIN + _ID + _TITLE + _VARIANT
_HEAD = 66

_STYLE = """
.band{fill:#818b98;fill-opacity:.09}.era{fill:#818b98;fill-opacity:.06}.era-name{font-size:11px;font-weight:600}
.id{fill:#0072b2;font-weight:600}
.reproduced{fill:#d55e00}.in-range{fill:#d55e00;fill-opacity:.13;stroke:#d55e00;stroke-width:1;stroke-dasharray:2 1.6}
.absent{stroke:#009e73;stroke-opacity:.75;stroke-width:3.8;stroke-linecap:round}.loud{fill:#0072b2}
.inapplicable{stroke:#818b98;stroke-width:1.2;stroke-linecap:round}.error{fill:#cc79a7;font-weight:700}
a:hover text{text-decoration:underline}
@media (prefers-color-scheme:dark){.id,.loud{fill:#56b4e9}
.reproduced{fill:#e8741a}.in-range{fill:#e8741a;stroke:#e8741a}.absent{stroke:#1fbf92}}
"""

_PATHS: dict[str, Callable[[float], str]] = {
    "absent": lambda x: f"M{x + 7} 8.5h0",
    "loud": lambda x: f"M{x + 7} 4l5 8.5h-10z",
    "inapplicable": lambda x: f"M{x + 4} 11.5l6-6",
}
"""How each word that is no bar and no letter is drawn in the cell that begins at x."""


def render(matrix: Matrix, section: Section) -> str:
    """The picture of an area, as the text of an SVG file: the same for the same matrix."""
    places = columns(matrix, _GRID + GAP, CELL)
    width = (places[-1] if places else _GRID) + CELL + MARGIN
    bugs = words.count(len(section.bugs), "bug")
    svg = picture(f"{section.area}: {bugs} under {words.count(len(matrix.columns), 'release')}", _STYLE)
    y = _legend(svg, section)
    y = _section(svg, matrix, section, places, y)
    return finish(svg, width, y + MARGIN)


def columns(matrix: Matrix, x: int, cell: int) -> list[int]:
    """Where each column begins, the first at x, with a gap between two eras."""
    places = []
    for _, indexes in matrix.groups:
        for _ in indexes:
            places.append(x)
            x += cell
        x += GAP
    return places


def eras(svg: ET.Element, matrix: Matrix, places: Sequence[int], base: int, cell: int) -> None:
    """The names of the releases above the columns, read upwards, and of the eras above them."""
    for name, indexes in matrix.groups:
        first, last = places[indexes[0]], places[indexes[-1]] + cell
        shown = name if len(name) * 6.8 < last - first + GAP else name.replace("TensorFlow", "TF")
        node(svg, "text", cls="era-name", x=first, y=base - 40, text=shown)
    for column, x in zip(matrix.columns, places, strict=True):
        turned = node(svg, "text", cls="soft small", text=column.label)
        turned.set("transform", f"translate({x + cell / 2 + 3.5} {base - 6})rotate(-90)")
        node(turned, "title", text=column.name)


def _name(word: str) -> str:
    return word.replace(" ", "-")


def _legend(svg: ET.Element, section: Section) -> int:
    """What the shapes of this picture mean, in a line; gives where it ends."""
    held = {word for row in section.rows for word in row.cells if word}
    x, y = MARGIN, MARGIN - 12
    for word in (word for word in LEGEND if word in held):
        group = node(svg, "g", transform=f"translate({x} {y})")
        if word in ("reproduced", IN_RANGE):
            _bar(group, word, 0, 1)
        elif word == "error":
            node(group, "text", cls="error mid", x=7, y=12.5, text="?")
        else:
            node(group, "path", cls=word, d=_PATHS[word](0))
        meaning = LEGEND[word][1]
        told = meaning if word == IN_RANGE else f"{word}: {meaning}"
        node(group, "text", cls="soft", x=20, y=12.5, text=told)
        x += 40 + round(len(told) * 5.7)
    return y + 10


def _section(svg: ET.Element, matrix: Matrix, section: Section, places: Sequence[int], y: int) -> int:
    """The name of the area with the releases beside it, then its rows; gives where they end."""
    base = y + _HEAD
    end = places[-1] + CELL if places else _GRID
    node(svg, "text", cls="h2", x=MARGIN, y=base - 8, text=section.area)
    node(svg, "text", cls="soft end", x=_GRID, y=base - 8, text=words.count(len(section.bugs), "bug"))
    eras(svg, matrix, places, base, CELL)
    for _, indexes in matrix.groups:
        first, last = places[indexes[0]], places[indexes[-1]] + CELL
        node(svg, "rect", cls="era", x=first - 2, y=base, width=last - first + 4, height=len(section.rows) * _ROW)
    node(svg, "path", cls="rule", d=f"M{MARGIN} {base - 0.5}H{end}")
    for place, rows in enumerate(section.bugs):
        if place % 2:
            node(svg, "rect", cls="band", x=MARGIN - 8, y=base, width=end - MARGIN + 16, height=len(rows) * _ROW)
        _bug(svg, matrix, rows, places, base)
        base += len(rows) * _ROW
    return base


def _bug(svg: ET.Element, matrix: Matrix, rows: Sequence[Row], places: Sequence[int], y: int) -> None:
    """The rows of a bug: its id and title once, the names of its variants, the cells."""
    bug = rows[0].bug
    text = y + 12.5
    link = node(svg, "a", href=bug.url, target="_blank")
    node(link, "text", cls="id", x=MARGIN, y=text, text=bug.id)
    told = f"{bug.title}\n\n{words.level(bug.threat)} · {bug.scenario}\n\n{' '.join(bug.symptom.split())}"
    node(link, "title", text=told)
    for place, line in enumerate(_title(bug.title, rows)):
        node(svg, "text", x=MARGIN + _ID, y=text + place * _ROW, text=line)
    for place, row in enumerate(rows):
        top = y + place * _ROW
        if row.variant:
            name = node(svg, "text", cls="soft small end", x=_GRID, y=top + 12.5, text=row.variant)
            node(name, "title", text=row.title)
        _cells(node(svg, "g", transform=f"translate(0 {top})"), matrix, row, places)


def _cells(group: ET.Element, matrix: Matrix, row: Row, places: Sequence[int]) -> None:
    """A row: what is there as bars, and each other word in a path of its own, with as little text as that takes."""
    whose = f"{row.bug.id} {row.variant}".strip()
    for word, indexes in _bars(matrix, row):
        bar = _bar(group, word, places[indexes[0]], len(indexes))
        ends = dict.fromkeys(matrix.columns[index].name_for(row.bug) for index in (indexes[0], indexes[-1]))
        node(bar, "title", text=f"{whose} · {' to '.join(ends)} · {word}")
    for word, path in _PATHS.items():
        drawn = "".join(path(x) for x, said in zip(places, row.cells, strict=True) if said == word)
        if drawn:
            node(group, "path", cls=word, d=drawn)
    for column, x, word in zip(matrix.columns, places, row.cells, strict=True):
        if word == "error":
            letter = node(group, "text", cls="error mid", x=x + 7, y=12.5, text="?")
            node(letter, "title", text=f"{whose} · {column.name_for(row.bug)} · {word}")


def _title(title: str, rows: Sequence[Row]) -> list[str]:
    """A bug's title in as many lines as it has rows, cut where that is too few."""
    letters = _LETTERS if rows[0].variant else _MORE
    lines = wrap(title, letters)
    if len(lines) > len(rows):
        lines = lines[: len(rows)]
        lines[-1] = lines[-1][: letters - 1].rstrip() + "…"
    return lines


def _bars(matrix: Matrix, row: Row) -> Iterator[tuple[str, list[int]]]:
    """The runs of neighbouring cells that are drawn as one bar."""
    for _, indexes in matrix.groups:
        for word, run in groupby(indexes, key=lambda index: row.cells[index]):
            if word in ("reproduced", IN_RANGE):
                yield word, list(run)


def _bar(parent: ET.Element, word: str, x: float, cells: int) -> ET.Element:
    inset = 0.5 if word == IN_RANGE else 0
    return node(
        parent, "rect", cls=_name(word), x=x + 1 + inset, y=3 + inset, width=cells * CELL - 2 - 2 * inset,
        height=_ROW - 6 - 2 * inset, rx=3,
    )  # fmt: skip
