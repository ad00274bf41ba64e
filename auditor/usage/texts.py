"""Texts and paths put together: formatting with bounds, and `pathlib`, whose paths are kept as themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from auditor.usage.values import NONE, Const, Mapping, Sequence, Value

MAX_TEXT = 100_000
"""Characters of a text that is worked out: `s = s + s`, written often enough, would fill any memory."""

_SMALL = r"[-+ #<>^=,_0-9]{0,4}(?:\.\d{1,2})?[a-zA-Z%]?"
_SPEC = re.compile(_SMALL)
FIELD = re.compile(r"\{[\w.]*(?:![rsa])?(?::" + _SMALL + r")?\}")
PERCENT = re.compile(r"%(?:\(\w+\))?[-+ #0]{0,3}\d{0,2}(?:\.\d{1,2})?[a-zA-Z%]")


def short(values: Iterable[object], times: int = 1) -> bool:
    """Whether texts and paths among some plain values stay short when they are put together, each so many times."""
    lengths = (
        len(str(value)) if isinstance(value, PurePosixPath) else len(value)
        for value in values
        if isinstance(value, (str, bytes, PurePosixPath))
    )
    return sum(lengths) * times <= MAX_TEXT


def spelled(value: Value, spec: str) -> Const | None:
    """A value within an f-string, formatted as `spec` says; what could grow without bound is not."""
    if not isinstance(value, Const) or not _SPEC.fullmatch(spec) or sum(map(str.isdigit, spec)) > 4:
        return None
    if not short([value.value]):
        return None
    try:
        return Const(format(value.value, spec) if spec else str(value.value))
    except (TypeError, ValueError):
        return None


def formatted(text: str, args: list[Value], kwargs: dict[str, Value]) -> Const | None:
    """`text.format(...)`."""
    if not all(isinstance(value, Const) for value in (*args, *kwargs.values())):
        return None
    given = [value.value for value in (*args, *kwargs.values()) if isinstance(value, Const)]
    if not short([text, *given], 1 + text.count("{")):
        return None
    bare = FIELD.sub("", text.replace("{{", "").replace("}}", ""))
    if "{" in bare or "}" in bare or "[" in text or "__" in text:
        return None
    try:
        plain = [value.value for value in args if isinstance(value, Const)]
        named = {key: value.value for key, value in kwargs.items() if isinstance(value, Const)}
        return Const(text.format(*plain, **named))
    except (IndexError, KeyError, ValueError, AttributeError, TypeError):
        return None


def percent(text: str, given: Value) -> Const | None:
    """`text % given`."""
    if isinstance(given, Mapping):
        held: object = {str(key): value.value for key, value in given.items.items() if isinstance(value, Const)}
    elif isinstance(given, Sequence) and given.kind == "tuple" and not given.open:
        if not all(isinstance(item, Const) for item in given.items):
            return None
        held = tuple(item.value for item in given.items if isinstance(item, Const))
    elif isinstance(given, Const):
        held = given.value
    else:
        return None
    if "%" in PERCENT.sub("", text) or len(text) > 10_000:
        return None
    given_values = held if isinstance(held, tuple) else held.values() if isinstance(held, dict) else [held]
    if not short(given_values, 1 + text.count("%")):
        return None
    try:
        return Const(text % held)
    except (TypeError, ValueError, KeyError, OverflowError):
        return None


# pathlib


def path(args: list[Value]) -> Const | None:
    """`Path(...)` of known parts."""
    parts = [str(arg.value) for arg in args if isinstance(arg, Const) and isinstance(arg.value, (str, PurePosixPath))]
    return Const(PurePosixPath(*parts)) if len(parts) == len(args) and short(parts) else None


def part(held: PurePosixPath, name: str) -> Value | None:
    """An attribute of a path."""
    if name in ("parent", "name", "stem", "suffix"):
        return Const(getattr(held, name))
    if name == "parts":
        return Sequence("tuple", [Const(one) for one in held.parts])
    return Sequence("list", [Const(one) for one in held.parents]) if name == "parents" else None


_SAME = frozenset({"resolve", "absolute", "expanduser"})
_MADE: dict[str, Callable[..., object]] = {
    "joinpath": PurePosixPath.joinpath, "with_suffix": PurePosixPath.with_suffix, "with_name": PurePosixPath.with_name,
    "as_posix": PurePosixPath.as_posix, "__str__": PurePosixPath.__str__, "__fspath__": PurePosixPath.__fspath__,
}  # fmt: skip


def path_method(held: PurePosixPath, name: str, args: list[Value]) -> Value | None:
    """A method of a path; those that touch files have no answer here."""
    if name in _SAME:
        return Const(held)
    if name == "mkdir":
        return NONE
    if name not in _MADE or not all(isinstance(arg, Const) for arg in args):
        return None
    if not short([held, *(arg.value for arg in args if isinstance(arg, Const))]):
        return None
    try:
        return Const(_MADE[name](held, *[arg.value for arg in args if isinstance(arg, Const)]))
    except (TypeError, ValueError):
        return None
