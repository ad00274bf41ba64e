"""Triggers: formulas over patterns, read from an entry's YAML."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from auditor.matching.pattern import (
    CallPattern,
    ClassPattern,
    Items,
    NotThis,
    OneOf,
    Pattern,
    PatternError,
    Reference,
    ValuePattern,
    parse_expression,
    parse_pattern,
)


class TriggerError(ValueError):
    """A trigger that cannot be read; the message names the field."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The code does what the pattern says. `says` is what a report tells of it, or None."""

    pattern: Pattern
    text: str
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """An expression over metavariables holds: `float32($LR) > $LR`."""

    expression: ast.expr
    text: str


@dataclass(frozen=True, slots=True)
class Eager:
    """What the last pattern found runs eagerly, not in a graph of TensorFlow 1."""


@dataclass(frozen=True, slots=True)
class Functional:
    """What the last pattern found is not done in a layer's `call`, where a functional model's tensors are real ones."""


@dataclass(frozen=True, slots=True)
class IsA:
    """What a metavariable stands for is of a class; `maker` is set where another metavariable names the class."""

    meta: str
    path: str | None
    maker: str | None = None


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Never:
    """The part does not hold, or not yet when the last pattern before it does."""

    part: Formula


@dataclass(frozen=True, slots=True)
class InOrder:
    """Each step holds, no earlier in a run than the one before; a `Never` between two of them is held against what
    happens in between, one at the end against what happens after."""

    steps: tuple[Formula, ...]


Formula = Matches | Check | Eager | Functional | IsA | All | AnyOf | Never | InOrder


def parse(data: Any) -> Formula:
    """The formula of a trigger as its YAML says it; raises TriggerError."""
    return _formula(data, "trigger")


def _formula(data: Any, field: str) -> Formula:
    if isinstance(data, str):
        return _matches(data, None, field)
    if isinstance(data, list):
        return All(tuple(_formula(part, f"{field}[{index}]") for index, part in enumerate(data)))
    if not isinstance(data, dict):
        raise TriggerError(f"{field}: a trigger is a pattern, a list, or a mapping with all, any, not, sequence, where")
    if "pattern" in data:
        _only(data, {"pattern", "says"}, field)
        return _matches(data["pattern"], data.get("says"), field)
    if "check" in data:
        _only(data, {"check"}, field)
        return _checked(data["check"], field)
    _only(data, {"all", "any", "not", "sequence", "where"}, field)
    parts: list[Formula] = []
    if "all" in data:
        parts.extend(_list(data["all"], f"{field}.all"))
    if "any" in data:
        parts.append(AnyOf(tuple(_list(data["any"], f"{field}.any"))))
    if "sequence" in data:
        steps = tuple(_list(data["sequence"], f"{field}.sequence"))
        if isinstance(steps[0], Never):
            raise TriggerError(f"{field}.sequence[0]: nothing can be denied before the first step")
        parts.append(InOrder(steps))
    if "where" in data:
        if not isinstance(data["where"], dict):
            raise TriggerError(f"{field}.where: maps metavariables to classes")
        parts.extend(_is_a(meta, path, f"{field}.where") for meta, path in data["where"].items())
    if "not" in data:
        parts.extend(Never(part) for part in _list(data["not"], f"{field}.not"))
    if not parts:
        raise TriggerError(f"{field}: is empty")
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _only(data: dict[str, Any], allowed: set[str], field: str) -> None:
    for key in data:
        if key not in allowed:
            raise TriggerError(f"{field}.{key}: is not one of {', '.join(sorted(allowed))}")


def _list(data: Any, field: str) -> list[Formula]:
    items = data if isinstance(data, list) else [data]
    if not items:
        raise TriggerError(f"{field}: is empty")
    return [_formula(item, f"{field}[{index}]") for index, item in enumerate(items)]


def _matches(text: Any, says: Any, field: str) -> Matches:
    if not isinstance(text, str):
        raise TriggerError(f"{field}: a pattern is a text")
    try:
        return Matches(parse_pattern(text), text, says)
    except PatternError as error:
        where = f", column {error.column}" if error.column else ""
        raise TriggerError(f"{field}{where}: {error}") from error


def _checked(text: Any, field: str) -> Check | Eager | Functional:
    if text == "eager()":
        return Eager()
    if text == "functional()":
        return Functional()
    try:
        return Check(parse_expression(str(text)), str(text))
    except PatternError as error:
        raise TriggerError(f"{field}: {error}") from error


def _is_a(meta: Any, path: Any, field: str) -> IsA:
    if not isinstance(meta, str) or not meta.startswith("$") or not isinstance(path, str):
        raise TriggerError(f"{field}: maps `$X` to a canonical class name or to the `$C` of a class pattern")
    if path.startswith("$"):
        return IsA(meta[1:], None, path[1:])
    return IsA(meta[1:], path)


def positive(formula: Formula) -> Iterator[Matches]:
    """The patterns that must hold for the formula to hold, in order; those below a `not` are left out."""
    if isinstance(formula, Matches):
        yield formula
    elif isinstance(formula, (All, AnyOf, InOrder)):
        for part in formula.steps if isinstance(formula, InOrder) else formula.parts:
            yield from positive(part)


def names_of(formula: Formula) -> set[str]:
    """The canonical names that the positive patterns mention: an API that the code must use."""
    return {name for match in positive(formula) for name in _names_of_pattern(match.pattern)}


def all_names_of(formula: Formula) -> set[str]:
    """The names that a formula mentions anywhere, in what it denies and asks for too."""
    if isinstance(formula, Matches):
        return _names_of_pattern(formula.pattern)
    if isinstance(formula, IsA):
        return {formula.path} if formula.path else set()
    if isinstance(formula, Never):
        return all_names_of(formula.part)
    if isinstance(formula, (All, AnyOf, InOrder)):
        parts = formula.steps if isinstance(formula, InOrder) else formula.parts
        return {name for part in parts for name in all_names_of(part)}
    return set()


def _names_of_pattern(pattern: Pattern) -> set[str]:
    found: set[str] = set()
    if isinstance(pattern, CallPattern):
        _names_of_value(pattern, found)
    elif isinstance(pattern, ClassPattern):
        found.update(pattern.bases)
    return found


def _names_of_value(pattern: ValuePattern, found: set[str]) -> None:
    if isinstance(pattern, CallPattern):
        if pattern.path:
            found.add(pattern.path)
        for value in (*pattern.args, *(v for _, v in pattern.kwargs)):
            _names_of_value(value, found)
    elif isinstance(pattern, Reference):
        found.add(pattern.path)
    elif isinstance(pattern, Items):
        for item in pattern.items:
            _names_of_value(item, found)
    elif isinstance(pattern, OneOf):
        for option in pattern.options:
            _names_of_value(option, found)
    elif isinstance(pattern, NotThis):
        pass
