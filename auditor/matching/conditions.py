"""What all hits of a formula must meet in the end: asked as soon as all that it speaks of is bound, and once of each.

A condition is asked of every pair that is tried, and many pairs hold the same objects.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from auditor.database.api import Api
from auditor.matching.budget import Budget
from auditor.matching.check import check
from auditor.matching.membership import part_of
from auditor.matching.metas import metas_of
from auditor.matching.objects import is_a
from auditor.matching.pattern import dotted
from auditor.matching.trigger import All, Check, IsA
from auditor.matching.truth import Bindings, Hit, Truth
from auditor.usage.values import Class, Instance, Value

Condition = IsA | Check

Answer = tuple[Truth, str]
"""Whether a condition holds, and why if that cannot be told."""

# By identity, as in `metas`: each formula is kept, so that no other takes its place.
_known: dict[int, tuple[All, tuple[Condition, ...]]] = {}


def conditions_of(formula: All) -> tuple[Condition, ...]:
    """The conditions among the parts of a formula, each part of an `and` by itself: it may be known to fail before the
    other parts can be asked."""
    held = _known.get(id(formula))
    if held is None:
        found = (part for part in formula.parts if isinstance(part, (IsA, Check)))
        held = _known[id(formula)] = (formula, tuple(one for part in found for one in _single(part)))
    return held[1]


def _single(condition: Condition) -> Iterator[Condition]:
    parts = _joined_by_and(condition.expression) if isinstance(condition, Check) else []
    if len(parts) > 1:
        yield from (Check(part, ast.unparse(part)) for part in parts)
    else:
        yield condition


def _joined_by_and(expression: ast.expr) -> list[ast.expr]:
    """What must all hold; `surely` of several is `surely` of each."""
    if isinstance(expression, ast.BoolOp) and isinstance(expression.op, ast.And):
        return [one for part in expression.values for one in _joined_by_and(part)]
    if isinstance(expression, ast.Call) and dotted(expression.func) == "surely":
        inner = _joined_by_and(expression.args[0])
        return [ast.Call(expression.func, [one], []) for one in inner]
    return [expression]


class Conditions:
    """Answers whether conditions hold of what is bound; each is asked once of the same objects."""

    def __init__(self, api: Api, budget: Budget) -> None:
        self._api, self._budget = api, budget
        # What was asked of is kept with the answer, so that no other takes its identity.
        self._answers: dict[tuple[int, ...], tuple[tuple[object, ...], Answer]] = {}
        self._metas: dict[int, tuple[str, ...]] = {}
        self._beside: dict[tuple[object, ...], tuple[tuple[object, ...], list[Hit]]] = {}

    def holds(self, condition: Condition, bindings: Bindings) -> Answer:
        """Whether a condition holds; a metavariable that is not bound counts as unknown."""
        names = self._metas.get(id(condition))
        if names is None:
            names = self._metas[id(condition)] = tuple(sorted(metas_of(condition)))
        values = [bindings.get(name) for name in names]
        key = (id(condition), *map(id, values))
        held = self._answers.get(key)
        if held is None:
            held = self._answers[key] = ((condition, values), self._asked(condition, bindings))
        return held[1]

    def tenable(self, bindings: Bindings, conditions: Iterable[Condition]) -> bool:
        """Whether no condition rules out what is bound, of those whose metavariables all are."""
        return not any(
            metas_of(one) <= bindings.keys() and self.holds(one, bindings)[0] is Truth.NO for one in conditions
        )

    def beside(self, bindings: Bindings, hits: list[Hit], conditions: Sequence[Condition]) -> list[Hit]:
        """Of hits that are tenable by themselves, those that stay so where something else is bound as well: worked out
        once for all that binds the same objects to what the conditions speak of. Raises TooMuch at the end of the
        budget."""
        asked = [one for one in conditions if not metas_of(one).isdisjoint(bindings)]
        names = sorted(bindings.keys() & frozenset().union(*map(metas_of, asked)))
        values = [bindings[name] for name in names]
        key = (id(hits), *names, *map(id, conditions), *map(id, values))
        held = self._beside.get(key)
        if held is None:
            self._budget.spend(len(hits))
            kept = hits
            for one in asked:
                kept = list(self._left(kept, one, bindings))
            held = self._beside[key] = ((hits, *conditions, *values), kept)
        return held[1]

    def _left(self, hits: Iterable[Hit], condition: Condition, bindings: Bindings) -> Iterator[Hit]:
        """The hits that a condition does not rule out beside what is bound: many of them bind the same objects to what
        it speaks of."""
        free = sorted(metas_of(condition) - bindings.keys())
        known: dict[tuple[int, ...], bool] = {}
        may_be_in_it = part_of(condition, bindings, self._api)
        for hit in hits:
            values = [hit.bindings.get(name) for name in free]
            key = tuple(map(id, values))
            if key not in known:
                if may_be_in_it is not None and isinstance(values[0], Instance):
                    known[key] = may_be_in_it(values[0])
                else:
                    known[key] = None in values or self.tenable({**bindings, **hit.bindings}, (condition,))
            if known[key]:
                yield hit

    def _asked(self, condition: Condition, bindings: Bindings) -> Answer:
        if isinstance(condition, Check):
            return check(condition.expression, bindings, self._api)
        value = bindings.get(condition.meta)
        if value is None:
            return Truth.YES, ""  # another branch of the formula speaks of it
        if condition.maker is not None:
            return _made_by(value, bindings.get(condition.maker)), ""
        return is_a(value, condition.path or "", self._api)


def _made_by(value: Value, cls: Value | None) -> Truth:
    """Whether an object is of the very class: one that extends it was held against the pattern itself, with what it
    defines anew."""
    mine = value.cls if isinstance(value, Instance) else None
    return Truth.YES if isinstance(mine, Class) and isinstance(cls, Class) and mine is cls else Truth.NO
