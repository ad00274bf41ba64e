"""Texts of which only the beginning and the end are known: `name + ".h5"`, `f"runs/{name}"`, `os.path.join(a, "b")`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from auditor.usage import texts
from auditor.usage.facts import Call
from auditor.usage.values import Const, Instance, Unknown, Value, settled

Pieces = list[str | Unknown]
"""A text in order, with what nobody knows in its place."""

_GAP = Unknown("a value is worked out when the program runs")


@dataclass(frozen=True, slots=True)
class Partly:
    """A text that begins with `head`, ends with `tail`, and has between them what is not known for the `reason`.

    Where a method gives None, it cannot be told.
    """

    head: str
    tail: str
    reason: str

    def endswith(self, suffixes: str | tuple[str, ...]) -> bool | None:
        """As `str.endswith`."""
        return _any([_holds(self.tail[::-1], s[::-1]) for s in _each(suffixes)])

    def startswith(self, prefixes: str | tuple[str, ...]) -> bool | None:
        """As `str.startswith`."""
        return _any([_holds(self.head, p) for p in _each(prefixes)])

    def lower(self) -> Partly:
        """As `str.lower`."""
        return Partly(self.head.lower(), self.tail.lower(), self.reason)

    def may_be(self, text: str | Partly) -> bool:
        """Whether it may be this text."""
        head, tail = (text, text) if isinstance(text, str) else (text.head, text.tail)
        return _agree(self.head, head) and _agree(self.tail[::-1], tail[::-1])


def partly(value: Value) -> Partly | None:
    """What is known of a text that is not known as a whole; None where that is nothing."""
    pieces = _pieces(value, 0)
    gaps = [index for index, piece in enumerate(pieces) if isinstance(piece, Unknown)]
    if not gaps:
        return None
    head, tail = _text(pieces[: gaps[0]]), _text(pieces[gaps[-1] + 1 :])
    gap = pieces[gaps[0]]
    return Partly(head, tail, gap.reason) if isinstance(gap, Unknown) and (head or tail) else None


def _text(pieces: Pieces) -> str:
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _pieces(value: Value, depth: int) -> Pieces:
    value = settled(value)
    if isinstance(value, Const) and isinstance(value.value, (str, int, float, PurePosixPath)):
        return [str(value.value)]
    if not isinstance(value, Instance) or value.made is None or depth > 20:
        return [value if isinstance(value, Unknown) else _GAP]
    made = value.made
    if made.callee == "builtins.str" or made.callee == "operator.add":
        return [piece for arg in made.args for piece in _pieces(arg, depth + 1)]
    if made.callee in ("os.path.join", "operator.truediv", "pathlib.Path", "pathlib.PurePath"):
        return _joined(made, depth)
    template = made.receiver if made.method == "format" else made.args[0] if made.callee == "operator.binary" else None
    if isinstance(template, Const) and isinstance(template.value, str):
        return _between(template.value, made.method == "format")
    return [_GAP]


def _joined(made: Call, depth: int) -> Pieces:
    pieces: Pieces = []
    for arg in made.args:
        pieces += [*(["/"] if pieces else []), *_pieces(arg, depth + 1)]
    return pieces


def _between(template: str, braces: bool) -> Pieces:
    pieces: Pieces = []
    for text in (texts.FIELD if braces else texts.PERCENT).split(template):
        pieces += [*([_GAP] if pieces else []), text]
    return pieces


def _each(texts: str | tuple[str, ...]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else texts


def _holds(known: str, wanted: str) -> bool | None:
    """Whether a text that begins with `known` begins with `wanted`."""
    if len(known) >= len(wanted):
        return known.startswith(wanted)
    return None if wanted.startswith(known) else False


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _any(answers: list[bool | None]) -> bool | None:
    return True if True in answers else None if None in answers else False
