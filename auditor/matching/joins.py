"""Which objects can stand for a metavariable at all: those that every pattern with it finds by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from auditor.matching.conditions import Condition, conditions_of
from auditor.matching.deeds import kept
from auditor.matching.membership import within
from auditor.matching.metas import metas_of
from auditor.matching.pattern import CallPattern, ClassPattern, Meta, SetPattern
from auditor.matching.trigger import All, AnyOf, Check, Formula, InOrder, IsA, Matches, Never
from auditor.matching.truth import Allowed, Bindings, Hit
from auditor.matching.unify import Unifier
from auditor.usage.values import Class, Value

MANY = 10_000
"""Deeds of one kind that are each looked at before it is known what else they must be."""


def objects_allowed(formula: Formula, unifier: Unifier) -> Allowed | None:
    """What the patterns of a formula leave by themselves, however deep; None where one that must hold holds nowhere, so
    that the formula does not.

    Patterns are matched one after the other, each beside every hit of those before it: to know first what the later
    ones want saves most of the hits.
    """
    key = (id(formula), unifier.denying)
    if key not in unifier.left:
        unifier.left[key] = _left(formula, unifier, unifier.narrowing) if _possible(formula, unifier) else None
    return unifier.left[key]


def joint(one: Allowed, other: Allowed) -> Allowed:
    """What both allow."""
    if not one or not other:
        return one or other
    both = one.keys() & other.keys()
    return {**one, **other, **{meta: {k: v for k, v in one[meta].items() if k in other[meta]} for meta in both}}


def _possible(formula: Formula, unifier: Unifier) -> bool:
    """Whether there is a deed at all for each pattern that must hold: asked first, since it takes no matching."""
    if isinstance(formula, Matches):
        if isinstance(formula.pattern, ClassPattern):
            return bool(unifier.usage.classes)
        # `$C(...)` makes an object where `$C` is a class, and is among the calls of a method where it is none.
        return _called(formula.pattern) or unifier.how_many(formula.pattern) > 0
    if isinstance(formula, All):
        return all(_possible(part, unifier) for part in formula.parts)
    if isinstance(formula, InOrder):
        return all(_possible(step, unifier) for step in formula.steps)
    return not isinstance(formula, AnyOf) or any(_possible(part, unifier) for part in formula.parts)


def _left(formula: Formula, unifier: Unifier, narrowing: list[Condition]) -> Allowed | None:
    """As `objects_allowed`; `narrowing` are the conditions around, which must hold as well."""
    if isinstance(formula, Matches):
        if not _simple(formula) or _common(formula, unifier):
            return {}
        ways = (hit.bindings for hit in _alone(formula, unifier))
        found = [one for one in ways if unifier.conditions.tenable(one, narrowing)]
        objects = ((meta, _objects(meta, found)) for meta in _plain(formula))
        return {meta: held for meta, held in objects if held is not None} if found else None
    if isinstance(formula, AnyOf):
        return _either([_left(part, unifier, narrowing) for part in formula.parts if _possible(part, unifier)])
    if not isinstance(formula, (All, InOrder)):
        return {}
    own = conditions_of(formula) if isinstance(formula, All) else ()
    parts = formula.steps if isinstance(formula, InOrder) else formula.parts
    allowed = _of_classes(formula, own, unifier) if isinstance(formula, All) else {}
    outer = unifier.allowed
    try:
        # The rarest first: what they leave need not be looked for in what is common.
        for part in sorted(parts, key=lambda one: _count(one, unifier)):
            unifier.allowed = joint(outer, allowed)
            left = _left(part, unifier, [*narrowing, *own])
            if left is None:
                return None
            allowed = joint(allowed, left)
            if not all(allowed.values()):
                return None
    finally:
        unifier.allowed = outer
    allowed = within(allowed, own, unifier.api)
    return allowed if all(allowed.values()) else None


def _count(part: Formula, unifier: Unifier) -> int:
    """How many deeds a part is about, of parts that must all hold the rarest."""
    if isinstance(part, AnyOf):
        return sum(_count(one, unifier) for one in part.parts)
    if isinstance(part, (All, InOrder)):
        parts = part.steps if isinstance(part, InOrder) else part.parts
        deeds = (one for one in parts if isinstance(one, (Matches, All, AnyOf, InOrder)))
        return min((_count(one, unifier) for one in deeds), default=0)
    return _candidates(part, unifier)


def _of_classes(formula: All, own: Iterable[Condition], unifier: Unifier) -> Allowed:
    """What is called, where a condition says of which class of the project it must be, and a part which classes that
    may be."""
    patterns = [part for part in formula.parts if isinstance(part, Matches)]
    allowed: Allowed = {}
    for one in own:
        if isinstance(one, IsA) and one.maker is not None and any(called(part) == {one.meta} for part in patterns):
            makers = [p for p in patterns if isinstance(p.pattern, ClassPattern) and p.pattern.meta == one.maker]
            if makers:
                classes = (hit.bindings[one.maker] for hit in _alone(makers[0], unifier))
                allowed[one.meta] = unifier.called_of(cls for cls in classes if isinstance(cls, Class))
    return allowed


def _either(ways: list[Allowed | None]) -> Allowed | None:
    """What one of some formulas leaves; nothing is known of what not each speaks of."""
    held = [way for way in ways if way is not None]
    if not held:
        return None
    metas = frozenset.intersection(*(frozenset(way) for way in held))
    return {meta: {k: v for way in held for k, v in way[meta].items()} for meta in metas}


def admits(allowed: Allowed, bindings: Bindings) -> bool:
    """Whether what is bound is allowed."""
    return not any(
        meta in bindings and objects.keys().isdisjoint(kept(bindings[meta])) for meta, objects in allowed.items()
    )


def how_often(part: Formula, unifier: Unifier) -> float:
    """How many deeds a part finds by itself, or may find where they are many: of parts that must all hold, the rarest;
    infinite where that depends on what is bound."""
    if isinstance(part, All):
        bound = frozenset[str]().union(*(metas_of(one) for one in part.parts if not isinstance(one, (Check, Never))))
        if any(not metas_of(one) <= bound for one in conditions_of(part)):
            return inf
        return min((_left_of(one, conditions_of(part), unifier) for one in part.parts), default=inf)
    if not _simple(part):
        return inf
    return _candidates(part, unifier) if _common(part, unifier) else len(_alone(part, unifier))


def _left_of(part: Formula, conditions: Iterable[Condition], unifier: Unifier) -> float:
    """How many of the deeds that a part finds meet the conditions that speak of nothing else; one at least where there
    are any, since what it leaves open may be bound around."""
    if not _simple(part) or _common(part, unifier):
        return how_often(part, unifier)
    own, found = [one for one in conditions if metas_of(one) <= metas_of(part)], _alone(part, unifier)
    met = sum(all(unifier.conditions.holds(one, hit.bindings)[0] for one in own) for hit in found)
    return max(met, min(len(found), 1))


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
    if not isinstance(part, Matches) or isinstance(part.pattern, ClassPattern):
        return False
    return not _called(part.pattern)


def _called(pattern: CallPattern | SetPattern) -> bool:
    """Whether a pattern is the call of an object."""
    return isinstance(pattern, CallPattern) and pattern.method == "__call__"


def _common(part: Formula, unifier: Unifier) -> bool:
    """Whether a part is about so many deeds that to look at each takes longer than it saves: `$L($X)` in a large tree.
    It is asked of what the others bind."""
    return _candidates(part, unifier) > MANY


def _candidates(part: Formula, unifier: Unifier) -> int:
    if isinstance(part, AnyOf):
        return sum(_candidates(one, unifier) for one in part.parts)
    pattern = part.pattern if isinstance(part, Matches) else None
    return unifier.how_many(pattern) if isinstance(pattern, (CallPattern, SetPattern)) else 0


def _plain(part: Matches) -> frozenset[str]:
    """The metavariables that stand in a pattern for the object, the result or an argument itself. Of what lies within
    an argument one way to match is enough, which need not be the one that is wanted elsewhere."""
    pattern = part.pattern
    if isinstance(pattern, SetPattern):
        return frozenset({pattern.receiver})
    if not isinstance(pattern, CallPattern):
        return frozenset()
    named = {name for name in (pattern.receiver, pattern.result) if name is not None}
    values = (*pattern.args, *(value for _, value in pattern.kwargs))
    return frozenset(named | {value.name for value in values if isinstance(value, Meta)})


def _alone(part: Formula, unifier: Unifier) -> list[Hit]:
    key = (id(part), unifier.denying)
    if key not in unifier.alone:
        unifier.alone[key] = list(_found(part, unifier))
    return unifier.alone[key]


def _found(part: Formula, unifier: Unifier) -> Iterator[Hit]:
    if isinstance(part, AnyOf):
        for one in part.parts:
            yield from _alone(one, unifier)
    elif isinstance(part, Matches):
        yield from unifier.deeds(part.pattern, {})


def _objects(meta: str, found: list[Bindings]) -> dict[int, Value] | None:
    """What a metavariable stood for; None where it once stood for nothing."""
    objects: dict[int, Value] = {}
    for bindings in found:
        if meta not in bindings:
            return None
        objects.update(kept(bindings[meta]))
    return objects
