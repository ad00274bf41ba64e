"""Which metavariables a formula speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.matching.pattern import (
    CallPattern,
    ClassPattern,
    Entries,
    Items,
    Meta,
    NotThis,
    OneOf,
    Pattern,
    SetPattern,
    ValuePattern,
    metavariables,
)
from auditor.matching.trigger import All, AnyOf, Check, Eager, Formula, Functional, InOrder, IsA, Matches, Never

# By identity, since to compare formulas would mean to walk them; each is kept, so that no other takes its place.
_known: dict[int, tuple[Formula, frozenset[str]]] = {}


def metas_of(formula: Formula) -> frozenset[str]:
    """The metavariables of a formula, by their names without the `$`."""
    held = _known.get(id(formula))
    if held is None:
        held = _known[id(formula)] = (formula, frozenset(_in_formula(formula)))
    return held[1]


def metas_in(value: ValuePattern) -> frozenset[str]:
    """The metavariables of what stands for a value."""
    return frozenset(_in_value(value))


def stands_alone(formula: Formula) -> bool:
    """Whether a formula holds or not whatever else does: nothing in it looks at what came before."""
    if isinstance(formula, (Never, Eager, Functional)):
        return False
    if isinstance(formula, InOrder):
        return all(stands_alone(step) for step in formula.steps)
    return not isinstance(formula, (All, AnyOf)) or all(stands_alone(part) for part in formula.parts)


def _in_formula(formula: Formula) -> Iterator[str]:
    if isinstance(formula, Matches):
        yield from _in_pattern(formula.pattern)
    elif isinstance(formula, Check):
        yield from metavariables(formula.expression)
    elif isinstance(formula, IsA):
        yield formula.meta
        if formula.maker is not None:
            yield formula.maker
    elif isinstance(formula, Never):
        yield from metas_of(formula.part)
    elif isinstance(formula, InOrder):
        yield from (name for step in formula.steps for name in metas_of(step))
    elif isinstance(formula, (All, AnyOf)):
        yield from (name for part in formula.parts for name in metas_of(part))


def _in_pattern(pattern: Pattern) -> Iterator[str]:
    if isinstance(pattern, ClassPattern):
        if pattern.meta is not None:
            yield pattern.meta
        for _, value in pattern.values:
            yield from _in_value(value)
        for method in pattern.methods:
            if method.returns is not None:
                yield from _in_value(method.returns)
        return
    yield from (meta for within in pattern.within for meta in (within.meta, within.receiver) if meta is not None)
    if isinstance(pattern, SetPattern):
        yield pattern.receiver
        yield from _in_value(pattern.value)
    else:
        yield from _in_value(pattern)


def _in_value(value: ValuePattern) -> Iterator[str]:
    if isinstance(value, Meta):
        yield value.name
    elif isinstance(value, NotThis):
        yield from _in_value(value.pattern)
    elif isinstance(value, OneOf):
        yield from (name for option in value.options for name in _in_value(option))
    elif isinstance(value, Items):
        yield from (name for item in value.items for name in _in_value(item))
    elif isinstance(value, Entries):
        yield from (name for entry in value.items for part in entry for name in _in_value(part))
    elif isinstance(value, CallPattern):
        yield from (name for name in (value.receiver, value.result) if name is not None)
        yield from (name for arg in value.args for name in _in_value(arg))
        yield from (name for _, arg in value.kwargs for name in _in_value(arg))
