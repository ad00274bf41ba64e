"""The figures of the statistics: bars of counts by threat level, and columns of a distribution."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.matching.finding import LEVELS
from auditor.report import words
from auditor.report.statistics import Count
from auditor.report.svg import finish, node, picture

_MARGIN, _NAME, _LONG = 28, 170, 520
_ROW, _BAR = 26, 18
_WIDTH = _MARGIN + _NAME + _LONG + 60 + _MARGIN
_TALL, _COLUMN = 150, 84


def bars(title: str, counts: Sequence[Count]) -> str:
    """A bar for each count, in a part for each threat level, worst first."""
    svg = picture(title)
    node(svg, "text", cls="h2", x=_MARGIN, y=_MARGIN + 12, text=title)
    x = _MARGIN + _NAME
    for threat in sorted(LEVELS, reverse=True):
        node(svg, "rect", cls=f"c{threat}", x=x, y=_MARGIN + 26, width=11, height=11, rx=2)
        told = f"{threat} {LEVELS[threat]}"
        node(svg, "text", cls="soft", x=x + 17, y=_MARGIN + 36, text=told)
        x += 40 + round(len(told) * 6)
    most = max((count.total for count in counts), default=0) or 1
    top = _MARGIN + 52
    for place, count in enumerate(counts):
        y = top + place * _ROW
        node(svg, "text", cls="end", x=_MARGIN + _NAME - 10, y=y + 13, text=count.name)
        left = float(_MARGIN + _NAME)
        for threat in sorted(count.by_threat, reverse=True):
            wide = round(_LONG * count.by_threat[threat] / most, 1)
            # A line of the page's own colour stays between two parts.
            part = node(svg, "rect", cls=f"c{threat}", x=round(left, 1), y=y, width=max(wide - 1, 1), height=_BAR)
            told = f"{count.name} · {words.level(threat)} · {words.count(count.by_threat[threat], 'bug')}"
            node(part, "title", text=told)
            left += wide
        node(svg, "text", cls="soft", x=round(left + 6, 1), y=y + 13, text=str(count.total))
    return finish(svg, _WIDTH, top + len(counts) * _ROW + _MARGIN)


def columns(title: str, names: Sequence[str], numbers: Sequence[int]) -> str:
    """A column for each number of a distribution, with the name of what it counts below."""
    svg = picture(title)
    node(svg, "text", cls="h2", x=_MARGIN, y=_MARGIN + 12, text=title)
    most = max(numbers, default=0) or 1
    base = _MARGIN + 40 + _TALL
    for place, (name, number) in enumerate(zip(names, numbers, strict=True)):
        x = _MARGIN + place * _COLUMN
        tall = round(_TALL * number / most, 1)
        column = node(svg, "rect", cls="c4", x=x + 8, y=base - tall, width=_COLUMN - 16, height=tall, rx=2)
        node(column, "title", text=f"{name}: {words.count(number, 'bug')}")
        node(svg, "text", cls="mid", x=x + _COLUMN / 2, y=base - tall - 6, text=str(number))
        node(svg, "text", cls="soft mid", x=x + _COLUMN / 2, y=base + 18, text=name)
    node(svg, "path", cls="rule", d=f"M{_MARGIN} {base + 0.5}h{len(numbers) * _COLUMN}")
    return finish(svg, _MARGIN * 2 + max(len(numbers), 7) * _COLUMN, base + 18 + _MARGIN)
