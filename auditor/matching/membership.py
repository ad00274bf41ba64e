"""What `$L in $M` leaves of the objects that two metavariables may stand for: asked of all at once, not of each."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from auditor.database.api import Api
from auditor.matching.conditions import Condition
from auditor.matching.objects import layers_of, with_holders
from auditor.matching.pattern import dotted, metavariable
from auditor.matching.trigger import Check
from auditor.matching.truth import BY_VALUE, Allowed

FEW = 500
"""Pairs that are not worth the walk through all models."""


def within(allowed: Allowed, conditions: Iterable[Condition], api: Api) -> Allowed:
    """What is left where one thing must be part of another, however deep; an empty set where nothing is."""
    for condition in conditions:
        names = _of(condition)
        if names is None:
            continue
        part, whole, sure = names
        if part in allowed and whole in allowed and len(allowed[part]) * len(allowed[whole]) > FEW:
            allowed = {**allowed, **_left(allowed, part, whole, api, sure=sure)}
    return allowed


def _of(condition: Condition) -> tuple[str, str, bool] | None:
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
