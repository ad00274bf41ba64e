"""Kleene's three values, and what a match carries with it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import msgspec

from auditor.usage.facts import Assignment, Call
from auditor.usage.values import Class, Value

Bindings = dict[str, Value]
"""What each metavariable stands for, by its name without the `$`."""

Allowed = dict[str, dict[int, Value]]
"""What a metavariable may stand for: the objects that are told by their identity, by it; `BY_VALUE` is among the keys
where it may stand for what is told by its value."""

BY_VALUE = 0


class Truth(IntEnum):
    """No, cannot tell, yes: `and` is the smaller, `or` the larger."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def negated(self) -> Truth:
        """Not this."""
        return Truth(2 - self)


Fact = Call | Assignment | Class
"""What a pattern of a trigger is matched against."""


class Hit(msgspec.Struct, frozen=True, eq=False):
    """One way in which a pattern or formula holds.

    `truth` is never NO. `reasons` say why it is UNKNOWN. `facts` are the deeds that make it so, in the formula's order.
    """

    truth: Truth
    bindings: Bindings
    reasons: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    says: tuple[str | None, ...] = ()
    """What the trigger wants told of each fact, in the same order."""
    releases: tuple[tuple[str, int], ...] = ()
    """The releases that a value it rests on asks for, by subject; see `matching/guards.py`."""

    def weaken(self, reason: str) -> Hit:
        """The same, but only possible."""
        return msgspec.structs.replace(self, truth=Truth.UNKNOWN, reasons=(*self.reasons, reason))

    def also(self, other: Hit) -> Hit:
        """Both: `other` was found under this one's bindings."""
        return Hit(
            min(self.truth, other.truth),
            other.bindings,
            tuple(dict.fromkeys(self.reasons + other.reasons)),
            self.facts + other.facts,
            self.says + other.says,
            both(self.releases, other.releases),
        )


def both(one: tuple[tuple[str, int], ...], other: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """The releases that two conditions have in common."""
    if not one or not other:
        return one or other
    merged = dict(one)
    for subject, mask in other:
        merged[subject] = merged[subject] & mask if subject in merged else mask
    return tuple(sorted(merged.items()))


def best(hits: Iterable[Hit]) -> Hit | None:
    """The surest hit, the first of equals."""
    found: Hit | None = None
    for hit in hits:
        if found is None or hit.truth > found.truth:
            found = hit
            if hit.truth is Truth.YES:
                break
    return found
