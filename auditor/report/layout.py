"""Lines of styled text for a terminal: how wide they are, where they break, which part of a long one is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from auditor.report.escape import glyphs

Line = Sequence[tuple[str, str]]
"""A line as pieces of text, each with its style in the words of `rich` (`bold red`), or ``."""


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def pad(text: str, width: int) -> str:
    """The text with blanks after it, `width` columns wide."""
    return text + " " * (width - cells(text))


def wrap(text: str, width: int, joint: str = " ") -> list[str]:
    """The text in lines of at most `width` columns, broken at `joint`; a part that is wider is broken anywhere.

    A joint of more than a blank stays at the end of its line.
    """
    width = max(width, 8)
    room = width - len(joint.rstrip())  # for a joint that may follow
    lines: list[str] = []
    for part in text.split(joint):
        if lines and cells(lines[-1] + joint + part) <= room:
            lines[-1] += joint + part
            continue
        if lines and joint.strip():
            lines[-1] += joint.rstrip()
        lines.extend(_broken(part, room))
    return lines or [""]


def _broken(part: str, width: int) -> list[str]:
    if cells(part) <= width:
        return [part]
    if " " in part:
        return wrap(part, width)
    pieces, piece, used = [], "", 0
    for letter in part:
        if used + _cell(letter) > width:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + letter, used + _cell(letter)
    return [*pieces, piece]


def window(source: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """The part of a line of code that fits into `width` columns and shows the characters from `start` to `end`.

    Gives it with the column that the range begins at and the columns that it takes there (0 where it is not shown).
    """
    first = 0
    if cells(glyphs(source[: width + 1])) > width or len(source) > width:
        # As much of what stands before as leaves the range most of the room.
        first = max(0, min(start - width // 4, len(source) - width + 1)) if end > width - 1 else 0
    head = "…" if first else ""
    shown, used, last = head, len(head), first
    room = width - 1
    for letter in glyphs(source[first : first + 2 * width]):
        if used + _cell(letter) > room and (used + _cell(letter) > width or last + 1 < len(source)):
            break
        shown, used, last = shown + letter, used + _cell(letter), last + 1
    if last < len(source):
        shown += "…"
    if not first <= start < last or end <= start:
        return shown, 0, 0
    before = len(head) + cells(glyphs(source[first:start]))
    return shown, before, max(1, cells(glyphs(source[start : min(end, last)])))


def plain_text(lines: Iterable[Line]) -> str:
    """The lines without their styles."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def colored(lines: Iterable[Line]) -> str:
    """The lines with a terminal's escape codes. Imports rich, which takes its time."""
    from rich.style import Style

    out = []
    for line in lines:
        for text, style in line:
            out.append(Style.parse(style).render(text) if style and text.strip() else text)
        out.append("\n")
    return "".join(out)
