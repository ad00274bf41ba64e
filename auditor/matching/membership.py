"""What `$L in $M` leaves of the objects that two metavariables may stand for: asked of all at once, not of each."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable

from auditor.database.api import Api
from auditor.matching.objects import layers_of, with_holders
from auditor.matching.pattern import dotted, metavariable
from auditor.matching.trigger import Check, IsA
from auditor.matching.truth import BY_VALUE, Allowed, Bindings
from auditor.usage.values import Either, Value, settled

FEW = 500
"""Pairs that are not worth the walk through all models."""


def within(allowed: Allowed, conditions: Iterable[IsA | Check], api: Api) -> Allowed:
    """What is left where one thing must be part of another, however deep; an empty set where nothing is."""
    asked = [names for condition in conditions if (names := _of(condition)) is not None]
    # The fewest models first: what they do not hold need not be looked for in the others.
    for part, whole, sure in sorted(asked, key=lambda names: len(allowed.get(names[1], ()))):
        if part in allowed and whole in allowed and len(allowed[part]) * len(allowed[whole]) > FEW:
            allowed = {**allowed, **_left(allowed, part, whole, api, sure=sure)}
    return allowed


def part_of(condition: IsA | Check, bindings: Bindings, api: Api) -> Callable[[Value], bool] | None:
    """Tells of an object whether it may be the part, where a condition asks for one of what is bound; None where only
    the condition itself can tell."""
    names = _of(condition)
    if names is None or names[0] in bindings or names[1] not in bindings:
        return None
    return _held_in(bindings[names[1]], api, sure=names[2])


def _held_in(whole: Value, api: Api, *, sure: bool) -> Callable[[Value], bool]:
    whole = settled(whole)
    if isinstance(whole, Either):
        holders = [_held_in(option, api, sure=sure) for option in whole.options]
        return lambda part: any(held(part) for held in holders)
    layers, reason = layers_of(whole, api)
    if reason and not sure:
        return lambda part: part is not whole  # nothing is part of itself
    within = {id(whole), *layers}
    return lambda part: part is not whole and any(id(one) in within for one in with_holders(part))


def _of(condition: IsA | Check) -> tuple[str, str, bool] | None:
    """The part, the whole, and whether that must be known, where this is what a condition asks."""
    expression = condition.expression if isinstance(condition, Check) else None
    sure = isinstance(expression, ast.Call) and dotted(expression.func) == "surely"
    if isinstance(expression, ast.Call) and sure:
        expression = expression.args[0]
    if not isinstance(expression, ast.Compare) or not isinstance(expression.ops[0], ast.In):
        return None
    part, whole = metavariable(expression.left), metavariable(expression.comparators[0])
    return (part, whole, sure) if part and whole else None


def _left(allowed: Allowed, part: str, whole: str, api: Api, *, sure: bool) -> Allowed:
    chains = {one: {id(each) for each in with_holders(value)} for one, value in allowed[part].items() if one}
    wanted = frozenset().union(*chains.values())
    wholes, reached, opened = {}, set[int](), False
    for one, value in allowed[whole].items():
        # What is told by its value is no model that is known.
        layers, reason = layers_of(value, api) if one != BY_VALUE else (frozenset(), "it is not known")
        doubtful = bool(reason) and not sure
        if doubtful or one in wanted or not wanted.isdisjoint(layers):
            wholes[one] = value
            reached |= {one, *layers}
            opened = opened or doubtful
    parts = allowed[part].items()
    left = {one: value for one, value in parts if opened or not chains.get(one, reached).isdisjoint(reached)}
    return {part: left, whole: wholes}
