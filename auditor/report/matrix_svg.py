"""The matrix as a picture: an SVG that stands alone, for light and dark pages, and for eyes that do not tell all colours.

The colours are those of Okabe and Ito; each word has a shape of its own as well. Opened by itself, the picture says of each
cell what it is, and its ids lead to the tracker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from auditor.report import words
from auditor.report.layout import wrap
from auditor.report.matrix import IN_RANGE, LEGEND, Matrix, Row, Section

_CELL, _ROW, _GAP, _MARGIN = 14, 17, 12, 28
_ID, _TITLE, _VARIANT = 78, 396, 112
_LETTERS = 70
"""Letters of a title that fit into its column; without a variant beside it, `_MORE`."""
_MORE = 82
_GRID = _MARGIN + _ID + _TITLE + _VARIANT
_BARS = 84
_HEAD = 66

_STYLE = """
text{font:11.5px system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,"DejaVu Sans",sans-serif;fill:#1f2328}
.page{fill:#fff}.band{fill:#818b98;fill-opacity:.09}.era{fill:#818b98;fill-opacity:.06}.rule{stroke:#d1d9e0}
.h1{font-size:22px;font-weight:600}.h2{font-size:14px;font-weight:600}.era-name{font-size:11px;font-weight:600}
.soft{fill:#59636e}.small{font-size:10px}.id{fill:#0072b2;font-weight:600}.end{text-anchor:end}.mid{text-anchor:middle}
.reproduced,.bar{fill:#d55e00}.in-range{fill:#d55e00;fill-opacity:.13;stroke:#d55e00;stroke-width:1;stroke-dasharray:2 1.6}
.absent{fill:#009e73;fill-opacity:.75}.loud{fill:#0072b2}
.inapplicable{stroke:#818b98;stroke-width:1.2;stroke-linecap:round}.error{fill:#cc79a7;font-weight:700}
.hit{fill:transparent}use:hover .hit,.hit:hover{fill:#818b98;fill-opacity:.35}a:hover text{text-decoration:underline}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.page{fill:#0d1117}.rule{stroke:#3d444d}.soft{fill:#9198a1}
.id,.loud{fill:#56b4e9}.reproduced,.bar{fill:#e8741a}.in-range{fill:#e8741a;stroke:#e8741a}.absent{fill:#1fbf92}}
"""


def render(matrix: Matrix) -> str:
    """The picture of the matrix, as the text of an SVG file: the same for the same matrix."""
    places = _places(matrix)
    width = (places[-1] if places else _GRID) + _CELL + _MARGIN
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    bugs = words.count(len({row.bug.id for row in matrix.rows}), "bug")
    _node(svg, "title", text=f"{bugs} under {words.count(len(matrix.columns), 'release')}")
    _node(svg, "style", text=_STYLE)
    _symbols(svg)
    _node(svg, "rect", cls="page", width="100%", height="100%")
    y = _top(svg, matrix, places)
    for section in matrix.sections:
        y = _section(svg, matrix, section, places, y)
    height = y + _MARGIN
    svg.set("viewBox", f"0 0 {width} {height}")
    svg.set("width", str(width))
    svg.set("height", str(height))
    for child in svg:
        child.tail = "\n"
    return ET.tostring(svg, encoding="unicode") + "\n"


def _node(
    parent: ET.Element, tag: str, *, text: str | None = None, cls: str | None = None, **attributes: str | float
) -> ET.Element:
    node = ET.SubElement(parent, tag, {"class": cls} if cls else {})
    for name, value in attributes.items():
        node.set(name.replace("_", "-"), str(value))
    node.text = text
    return node


def _symbols(svg: ET.Element) -> None:
    """What is drawn in a cell, each with the whole cell to point at."""
    defs = _node(svg, "defs")
    for word in LEGEND:
        symbol = _node(defs, "g", id=_name(word))
        _shape(symbol, word)
        _node(symbol, "rect", cls="hit", width=_CELL, height=_ROW)


def _shape(parent: ET.Element, word: str) -> None:
    """The shape of a word; what makes bars (`_bars`) is drawn along a row instead."""
    x, y = _CELL / 2, _ROW / 2
    if word == "absent":
        _node(parent, "circle", cls=word, cx=x, cy=y, r=1.9)
    elif word == "loud":
        _node(parent, "path", cls=word, d=f"M{x} {y - 4.5}L{x + 5} {y + 4}H{x - 5}z")
    elif word == "inapplicable":
        _node(parent, "path", cls=word, d=f"M{x - 3} {y + 3}L{x + 3} {y - 3}")
    elif word == "error":
        _node(parent, "text", cls=f"{word} mid", x=x, y=y + 4, text="?")


def _name(word: str) -> str:
    return word.replace(" ", "-") or "blank"


def _places(matrix: Matrix) -> list[int]:
    """Where each column begins."""
    places = []
    x = _GRID + _GAP
    for _, indexes in matrix.groups:
        for _ in indexes:
            places.append(x)
            x += _CELL
        x += _GAP
    return places


def _top(svg: ET.Element, matrix: Matrix, places: Sequence[int]) -> int:
    """The heading, the legend, and how many bugs there are in each release; gives where the rows begin."""
    bugs = len({row.bug.id for row in matrix.rows})
    rows = sum(1 for _ in matrix.rows)
    y = _MARGIN + 18
    _node(svg, "text", cls="h1", x=_MARGIN, y=y, text="Silent bugs, measured")
    told = f"{words.count(bugs, 'bug')} in {words.count(rows, 'row')}, {words.count(len(matrix.columns), 'release')}"
    what = "every measured release" if matrix.every else "the last patch of each minor release"
    _node(svg, "text", cls="soft", x=_MARGIN, y=y + 22, text=f"{told}: {what} · database of {matrix.date}")
    held = {word for row in matrix.rows for word in row.cells}
    for place, word in enumerate(word for word in LEGEND if word in held):
        x, line = _MARGIN + (place // 4) * 262, y + 38 + (place % 4) * 20
        if word in ("reproduced", IN_RANGE):
            _bar(svg, word, x, line, 1)
        elif word:
            _node(svg, "use", href=f"#{_name(word)}", x=x, y=line)
        meaning = LEGEND[word][1]
        text = meaning if word in ("", IN_RANGE) else f"{word}: {meaning}"
        _node(svg, "text", x=x + 22, y=line + 12.5, text=text if word else "blank: not measured")
    _histogram(svg, matrix, places, y + 20 + _BARS)
    return y + 20 + _BARS + 6


def _histogram(svg: ET.Element, matrix: Matrix, places: Sequence[int], base: int) -> None:
    living = matrix.living
    most = max(living, default=0) or 1
    if places:
        _node(svg, "text", cls="soft small end", x=_GRID, y=base, text="bugs in each release")
    for column, x, count in zip(matrix.columns, places, living, strict=True):
        tall = round((_BARS - 14) * count / most, 1)
        bar = _node(svg, "rect", cls="bar", x=x + 1, y=base - tall, width=_CELL - 2, height=tall, rx=1.5)
        _node(bar, "title", text=f"{column.name}: {words.count(count, 'bug')}")
        _node(svg, "text", cls="soft small mid", x=x + _CELL / 2, y=base - tall - 4, text=str(count))


def _section(svg: ET.Element, matrix: Matrix, section: Section, places: Sequence[int], y: int) -> int:
    """The heading of a scenario with the releases over it, then its rows; gives where they end."""
    base = y + _HEAD
    end = places[-1] + _CELL if places else _GRID
    _node(svg, "text", cls="h2", x=_MARGIN, y=base - 8, text=section.scenario)
    count = words.count(len(section.bugs), "bug")
    _node(svg, "text", cls="soft end", x=_GRID, y=base - 8, text=count)
    for name, indexes in matrix.groups:
        first, last = places[indexes[0]], places[indexes[-1]] + _CELL
        shown = name if len(name) * 6.2 < last - first + _GAP else name.replace("TensorFlow", "TF")
        _node(svg, "text", cls="era-name", x=first, y=base - 40, text=shown)
        tall = len(section.rows) * _ROW
        _node(svg, "rect", cls="era", x=first - 2, y=base, width=last - first + 4, height=tall)
    for column, x in zip(matrix.columns, places, strict=True):
        turned = _node(svg, "text", cls="soft small", text=column.label)
        turned.set("transform", f"translate({x + _CELL / 2 + 3.5} {base - 6})rotate(-90)")
        _node(turned, "title", text=column.name)
    _node(svg, "path", cls="rule", d=f"M{_MARGIN} {base - 0.5}H{end}")
    for place, rows in enumerate(section.bugs):
        if place % 2:
            _node(svg, "rect", cls="band", x=_MARGIN - 8, y=base, width=end - _MARGIN + 16, height=len(rows) * _ROW)
        _bug(svg, matrix, rows, places, base)
        base += len(rows) * _ROW
    return base


def _bug(svg: ET.Element, matrix: Matrix, rows: Sequence[Row], places: Sequence[int], y: int) -> None:
    """The rows of a bug: its id and title once, the names of its variants, the cells."""
    bug = rows[0].bug
    text = y + 12.5
    link = _node(svg, "a", href=bug.url, target="_blank")
    _node(link, "text", cls="id", x=_MARGIN, y=text, text=bug.id)
    told = f"{bug.title}\n\n{words.level(bug.threat)} · {bug.component}\n\n{' '.join(bug.symptom.split())}"
    _node(link, "title", text=told)
    for place, line in enumerate(_title(bug.title, rows)):
        _node(svg, "text", x=_MARGIN + _ID, y=text + place * _ROW, text=line)
    for place, row in enumerate(rows):
        top = y + place * _ROW
        if row.variant:
            name = _node(svg, "text", cls="soft small end", x=_GRID, y=top + 12.5, text=row.variant)
            _node(name, "title", text=row.title)
        group = _node(svg, "g", transform=f"translate(0 {top})")
        for word, indexes in _bars(matrix, row):
            _bar(group, word, places[indexes[0]], 0, len(indexes))
        for column, x, word in zip(matrix.columns, places, row.cells, strict=True):
            cell = _node(group, "use", href=f"#{_name(word)}", x=x)
            whose = f"{bug.id} {row.variant}".strip()
            _node(cell, "title", text=f"{whose} · {column.name_for(bug)} · {word or 'not measured'}")


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


def _bar(parent: ET.Element, word: str, x: float, y: float, cells: int) -> None:
    inset = 0.5 if word == IN_RANGE else 0
    _node(
        parent, "rect", cls=_name(word), x=x + 1 + inset, y=y + 3 + inset, width=cells * _CELL - 2 - 2 * inset,
        height=_ROW - 6 - 2 * inset, rx=3,
    )  # fmt: skip
