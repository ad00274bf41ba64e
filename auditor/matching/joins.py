"""Which objects can stand for a metavariable at all: those that every pattern with it finds by itself."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from auditor.matching.deeds import BY_VALUE
from auditor.matching.pattern import CallPattern, ClassPattern, Meta, SetPattern
from auditor.matching.trigger import All, AnyOf, Formula, InOrder, Matches
from auditor.matching.truth import Bindings
from auditor.matching.unify import Unifier
from auditor.usage.values import Either, settled

MANY = 10_000
"""Deeds of one kind that are each looked at before it is known what else they must be."""

Allowed = dict[str, set[int]]
"""The identities of the objects that a metavariable may stand for, where it can only stand for objects."""


def objects_allowed(formula: All, unifier: Unifier) -> Allowed | None:
    """What the simple parts of a formula leave; None where one of them holds nowhere, so that the formula does not.

    Patterns are matched one after the other, each beside every hit of those before it: to know first what the later
    ones want saves most of the hits.
    """
    simple = [part for part in formula.parts if _simple(part) and not _common(part, unifier)]
    if len(simple) < 2:
        return {}
    allowed: Allowed = {}
    for part in simple:
        found = _alone(part, unifier)
        if not found:
            return None
        for meta in _plain(part):
            objects = _objects(meta, found)
            if objects is not None:
                allowed[meta] = allowed[meta] & objects if meta in allowed else objects
    return allowed if all(allowed.values()) else None


def admits(allowed: Allowed, bindings: Bindings) -> bool:
    """Whether what is bound is allowed."""
    for meta, objects in allowed.items():
        value = bindings.get(meta)
        if value is None:
            continue
        value = settled(value)
        if not isinstance(value, (Either, *BY_VALUE)) and id(value) not in objects:
            return False
    return True


def how_often(part: Formula, unifier: Unifier) -> float:
    """How many deeds a part finds by itself, or may find where they are many; infinite where that depends on what is
    bound."""
    if not _simple(part):
        return inf
    return _candidates(part, unifier) if _common(part, unifier) else len(_alone(part, unifier))


def called(part: Formula) -> frozenset[str]:
    """The metavariables that a part calls: `$C` in `$L = $C(...)`."""
    if isinstance(part, (All, AnyOf)):
        return frozenset().union(*map(called, part.parts))
    if isinstance(part, InOrder):
        return frozenset().union(*map(called, part.steps))
    pattern = part.pattern if isinstance(part, Matches) else None
    if isinstance(pattern, CallPattern) and pattern.method == "__call__" and pattern.receiver is not None:
        return frozenset({pattern.receiver})
    return frozenset()


def of_class(part: Formula) -> bool:
    """Whether a part, or what it may be, is a class of the project."""
    if isinstance(part, (All, AnyOf)):
        return any(of_class(one) for one in part.parts)
    return isinstance(part, Matches) and isinstance(part.pattern, ClassPattern)


def _simple(part: Formula) -> bool:
    """Whether a part is a pattern, or one of some, that finds the same deeds whatever is bound. `$C(...)` makes an
    object where `$C` is a class, and calls one where it is not."""
    if isinstance(part, AnyOf):
        return all(_simple(one) for one in part.parts)
    if not isinstance(part, Matches):
        return False
    pattern = part.pattern
    return isinstance(pattern, SetPattern) or (isinstance(pattern, CallPattern) and pattern.method != "__call__")


def _common(part: Formula, unifier: Unifier) -> bool:
    """Whether a part is about so many deeds that to look at each takes longer than it saves: `$L($X)` in a large tree.
    It is asked of what the others bind."""
    return _candidates(part, unifier) > MANY


def _candidates(part: Formula, unifier: Unifier) -> int:
    if isinstance(part, AnyOf):
        return sum(_candidates(one, unifier) for one in part.parts)
    pattern = part.pattern if isinstance(part, Matches) else None
    return unifier.how_many(pattern) if isinstance(pattern, (CallPattern, SetPattern)) else 0


def _plain(part: Formula) -> frozenset[str]:
    """The metavariables that stand in every one of the patterns for the object, the result or an argument itself. Of
    what lies within an argument one way to match is enough, which need not be the one that is wanted elsewhere."""
    if isinstance(part, AnyOf):
        return frozenset.intersection(*(_plain(one) for one in part.parts))
    pattern = part.pattern if isinstance(part, Matches) else None
    if isinstance(pattern, SetPattern):
        return frozenset({pattern.receiver})
    if not isinstance(pattern, CallPattern):
        return frozenset()
    named = {name for name in (pattern.receiver, pattern.result) if name is not None}
    values = (*pattern.args, *(value for _, value in pattern.kwargs))
    return frozenset(named | {value.name for value in values if isinstance(value, Meta)})


def _alone(part: Formula, unifier: Unifier) -> list[Bindings]:
    key = (id(part), unifier.denying)
    if key not in unifier.alone:
        unifier.alone[key] = list(_found(part, unifier))
    return unifier.alone[key]


def _found(part: Formula, unifier: Unifier) -> Iterator[Bindings]:
    if isinstance(part, AnyOf):
        for one in part.parts:
            yield from _found(one, unifier)
    elif isinstance(part, Matches) and isinstance(part.pattern, CallPattern):
        yield from (hit.bindings for hit in unifier.calls(part.pattern, {}))
    elif isinstance(part, Matches) and isinstance(part.pattern, SetPattern):
        yield from (hit.bindings for hit in unifier.assignments(part.pattern, {}))


def _objects(meta: str, found: list[Bindings]) -> set[int] | None:
    """The objects that a metavariable stood for; None where it stood for something else, or for nothing."""
    objects = set()
    for bindings in found:
        value = bindings.get(meta)
        value = settled(value) if value is not None else None
        if value is None or isinstance(value, (Either, *BY_VALUE)):
            return None
        objects.add(id(value))
    return objects
