"""The whole matrix at a glance: how many bugs of each area are there in each release, as a map of heat with the numbers."""

from __future__ import annotations

from math import sqrt
from xml.etree import ElementTree as ET

from auditor.report import words
from auditor.report.matrix import Matrix, living
from auditor.report.matrix_svg import GAP, MARGIN, columns, eras
from auditor.report.svg import finish, node, picture

_CELL, _ROW, _NAME = 21, 22, 150
_BARS = 90

_STYLE = """
.era-name{font-size:11px;font-weight:600}.heat{fill:#d55e00}.bar{fill:#d55e00}.none{fill:#818b98;fill-opacity:.07}
.on{fill:#fff}
@media (prefers-color-scheme:dark){.heat,.bar{fill:#e8741a}.on{fill:#0d1117}}
"""


def render(matrix: Matrix) -> str:
    """The picture, as the text of an SVG file: the same for the same matrix."""
    places = columns(matrix, MARGIN + _NAME + GAP, _CELL)
    width = (places[-1] if places else MARGIN + _NAME) + _CELL + MARGIN
    bugs = words.count(sum(len(section.bugs) for section in matrix.sections), "bug")
    svg = picture(f"{bugs} under {words.count(len(matrix.columns), 'release')}", _STYLE)
    y = MARGIN + 18
    node(svg, "text", cls="h1", x=MARGIN, y=y, text="Silent bugs, measured")
    what = "every measured release" if matrix.every else "the last patch of each minor release"
    told = f"{bugs}, {words.count(len(matrix.columns), 'release')}: {what} · database of {matrix.date}"
    node(svg, "text", cls="soft", x=MARGIN, y=y + 22, text=told)
    y += 40
    _histogram(svg, matrix, places, y + _BARS)
    base = y + _BARS + 66
    eras(svg, matrix, places, base, _CELL)
    node(svg, "text", cls="soft small", x=MARGIN, y=base - 6, text="bugs of an area in a release")
    each = [living(section.rows, len(matrix.columns)) for section in matrix.sections]
    most = max((count for counts in each for count in counts), default=0) or 1
    for place, (section, counts) in enumerate(zip(matrix.sections, each, strict=True)):
        top = base + place * _ROW
        node(svg, "text", x=MARGIN, y=top + 15, text=section.area)
        total = node(svg, "text", cls="soft end", x=MARGIN + _NAME, y=top + 15, text=str(len(section.bugs)))
        node(total, "title", text=f"{words.count(len(section.bugs), 'bug')} in all")
        for column, x, count in zip(matrix.columns, places, counts, strict=True):
            _cell(svg, x, top, count, most, f"{section.area} · {column.name} · {words.count(count, 'bug')}")
    return finish(svg, width, base + len(matrix.sections) * _ROW + MARGIN)


def _cell(svg: ET.Element, x: float, y: float, count: int, most: int, told: str) -> None:
    """The count over a colour that is full for the most there are; by the root, so that few are told from none."""
    heat = sqrt(count / most)
    cell = node(svg, "rect", cls="heat" if count else "none", x=x + 1, y=y + 1, width=_CELL - 2, height=_ROW - 2, rx=3)
    node(cell, "title", text=told)
    if count:
        cell.set("fill-opacity", f"{heat:.2f}")
        on = " on" if heat > 0.7 else ""
        node(svg, "text", cls=f"small mid{on}", x=x + _CELL / 2, y=y + 15, text=str(count))


def _histogram(svg: ET.Element, matrix: Matrix, places: list[int], base: int) -> None:
    counts = matrix.living
    most = max(counts, default=0) or 1
    if places:
        node(svg, "text", cls="soft small", x=MARGIN, y=base, text="bugs in a release")
    for column, x, count in zip(matrix.columns, places, counts, strict=True):
        tall = round((_BARS - 14) * count / most, 1)
        bar = node(svg, "rect", cls="bar", x=x + 2, y=base - tall, width=_CELL - 4, height=tall, rx=1.5)
        node(bar, "title", text=f"{column.name}: {words.count(count, 'bug')}")
        node(svg, "text", cls="soft small mid", x=x + _CELL / 2, y=base - tall - 4, text=str(count))
