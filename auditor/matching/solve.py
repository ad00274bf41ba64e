"""Every way in which a trigger's formula holds in a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.matching.check import check
from auditor.matching.objects import is_a
from auditor.matching.pattern import CallPattern, SetPattern
from auditor.matching.trigger import All, AnyOf, Check, Formula, IsA, Matches, Never
from auditor.matching.truth import Bindings, Fact, Hit, Truth, best
from auditor.matching.unify import Unifier
from auditor.usage.facts import Assignment, Call
from auditor.usage.values import Class, Instance

MAX_HITS = 2_000
"""Ways that are kept at each step; a project with more of one kind has enough locations to report."""


def solve(formula: Formula, unifier: Unifier) -> list[Hit]:
    """The hits of a formula, surest first; empty where it does not hold."""
    hits = _solve(formula, unifier, Hit(Truth.YES, {}))
    return sorted(hits, key=lambda hit: -hit.truth)


def _solve(formula: Formula, unifier: Unifier, before: Hit) -> list[Hit]:
    """The ways in which a formula holds given what holds already."""
    if isinstance(formula, Matches):
        found = _matches(formula, unifier, before.bindings)
        return [before.also(hit) for hit in found]
    if isinstance(formula, All):
        return _all(formula, unifier, before)
    if isinstance(formula, AnyOf):
        return [hit for part in formula.parts for hit in _solve(part, unifier, before)][:MAX_HITS]
    if isinstance(formula, Never):
        return list(_never(formula, unifier, before))
    truth, reason = (
        _is_a(formula, unifier, before.bindings)
        if isinstance(formula, IsA)
        else check(formula.expression, before.bindings, unifier.api)
    )
    if truth is Truth.NO:
        return []
    return [before.weaken(reason)] if truth is Truth.UNKNOWN else [before]


def _matches(formula: Matches, unifier: Unifier, bindings: Bindings) -> Iterator[Hit]:
    pattern = formula.pattern
    found: Iterable[Hit]
    if isinstance(pattern, CallPattern):
        found = unifier.calls(pattern, bindings)
    elif isinstance(pattern, SetPattern):
        found = unifier.assignments(pattern, bindings)
    else:
        found = unifier.classes(pattern, bindings)
    for hit in found:
        yield replace(hit, says=(formula.says,) * len(hit.facts))


def _all(formula: All, unifier: Unifier, before: Hit) -> list[Hit]:
    hits = [before]
    for part in sorted(formula.parts, key=_weight):
        hits = _distinct(after for hit in hits for after in _solve(part, unifier, hit))
        if not hits:
            return []
    return hits


def _weight(part: Formula) -> int:
    """What binds metavariables comes first, as written; what narrows them next; what denies last."""
    for weight, kinds in enumerate(((Matches, All, AnyOf), (IsA,), (Check,), (Never,))):
        if isinstance(part, kinds):
            return weight
    return 9


def _distinct(hits: Iterable[Hit]) -> list[Hit]:
    """At most MAX_HITS hits, the surest of those that rest on the same facts and objects."""
    kept: dict[tuple[object, ...], Hit] = {}
    for hit in hits:
        key = (*map(id, hit.facts), *((name, id(value)) for name, value in sorted(hit.bindings.items())))
        known = kept.get(key)
        if known is None or hit.truth > known.truth:
            kept[key] = hit
        if len(kept) >= MAX_HITS:
            break
    return list(kept.values())


def _is_a(formula: IsA, unifier: Unifier, bindings: Bindings) -> tuple[Truth, str]:
    value = bindings.get(formula.meta)
    if value is None:
        return Truth.YES, ""  # another branch of the formula speaks of it
    if formula.maker is not None:
        cls = bindings.get(formula.maker)
        if isinstance(value, Instance) and isinstance(value.cls, Class) and isinstance(cls, Class):
            # The very class: one that extends it was held against the pattern itself, with what it defines anew.
            return (Truth.YES, "") if value.cls is cls else (Truth.NO, "")
        return Truth.NO, ""
    return is_a(value, formula.path or "", unifier.api)


def _never(formula: Never, unifier: Unifier, before: Hit) -> Iterator[Hit]:
    denied = []
    denying, unifier.denying = unifier.denying, True
    try:
        hits = _solve(formula.part, unifier, Hit(Truth.YES, before.bindings))
    finally:
        unifier.denying = denying
    for hit in hits:
        last = hit.facts[-1] if hit.facts else None
        anchor = before.facts[-1] if before.facts else None
        if last is not None and _later(last, anchor):
            continue
        if last is not None and not _unconditional(last, anchor):
            hit = hit.weaken("a branch decides whether this is undone")
        denied.append(hit)
    found = best(denied)
    if found is None:
        yield before
    elif found.truth is Truth.UNKNOWN:
        yield before.weaken(found.reasons[0] if found.reasons else "it cannot be told whether this is undone")


def _later(fact: Fact, anchor: Fact | None) -> bool:
    """Whether a deed cannot undo another: it comes after it in the same run, or only if the framework calls a
    method."""
    if not isinstance(fact, (Call, Assignment)) or not isinstance(anchor, (Call, Assignment)):
        return False
    if fact.run != anchor.run:
        # `super().build(...)` in a method that this run does not lead to: nobody knows that it was called.
        return isinstance(fact, Call) and fact.method is None and fact.receiver is not None
    return fact.order > anchor.order


def _unconditional(fact: Fact, anchor: Fact | None) -> bool:
    """Whether a deed happens whenever the other does."""
    if not isinstance(fact, (Call, Assignment)) or not isinstance(anchor, (Call, Assignment)):
        return True
    return set(fact.guards) <= set(anchor.guards) or fact.run != anchor.run
