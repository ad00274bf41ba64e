"""The calls that may hold an object in one place of a pattern: of thousands of calls, few are given the one in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from auditor.database.api import Signature
from auditor.matching.deeds import kept
from auditor.matching.pattern import CallPattern, Items, Meta, ValuePattern
from auditor.matching.truth import Allowed, Bindings
from auditor.usage.facts import Call
from auditor.usage.values import Const, Either, Sequence, Value, settled

_ANYTHING = Either(())
"""What may come out of `*args` or `**kwargs`."""

_DEFAULT = Const(None)

FEW = 16
"""Calls that are looked through as they are."""

MANY = 200
"""Calls that are looked through as they are where nothing is bound, and it is known only what may be."""

Place = int | str | None
"""A position, a keyword, or None for what the call gives."""

Objects = Iterable[Value] | None
"""What a call may hold in a place; None for what cannot be told."""


@dataclass(slots=True)
class _Table:
    """Calls in the order of a list, by the objects that they hold in a place; apart from them those that hold what is
    told by its value, and those of which it cannot be told."""

    calls: list[Call]
    holding: dict[int, list[int]] = field(default_factory=dict)
    unclear: set[int] = field(default_factory=set)

    def add(self, number: int, objects: Objects) -> None:
        """Notes what a call holds."""
        if objects is None:
            self.unclear.add(number)
            return
        for value in objects:
            for one in kept(value):
                self.holding.setdefault(one, []).append(number)

    def of(self, objects: Iterable[int]) -> list[Call]:
        """The calls that may hold what is one of these."""
        held = (number for one in objects for number in self.holding.get(one, ()))
        return self._at({*held, *self.unclear})

    def _at(self, numbers: Iterable[int]) -> list[Call]:
        return [self.calls[number] for number in sorted(numbers)]


def argument_of(call: Call, place: int | str, signature: Signature | None) -> tuple[int | str | None, Value | None]:
    """Where a call holds what it is given in a place, and the value: no value where it is given nothing there; no place
    where that may come out of `*args` or `**kwargs`."""
    if isinstance(place, int):
        known = signature is not None and place < len(signature.parameters)
        name = signature.parameters[place].name if signature is not None and known else None
        position: int | None = place
        open_kwargs = call.open_kwargs and (name is not None or signature is None)
    else:
        name = place
        position = signature.position(place) if signature is not None else None
        open_kwargs = call.open_kwargs
    if isinstance(place, str) and place in call.kwargs:
        return place, call.kwargs[place]
    if position is not None and position < len(call.args):
        return position, call.args[position]
    if name is not None and name in call.kwargs:
        return name, call.kwargs[name]
    may = open_kwargs or (call.open_args and position is not None)
    return None, _ANYTHING if may else None


class Places:
    """The calls of each pattern by what they hold; each table is made where it is first asked for."""

    def __init__(self, signature: Callable[[Call], Signature | None]) -> None:
        self._signature = signature
        # Each pattern is kept, so that no other takes its identity.
        self._tables: dict[tuple[int, Place, bool], tuple[CallPattern, _Table]] = {}

    def narrowed(
        self, calls: list[Call], pattern: CallPattern, bindings: Bindings, allowed: Allowed, denying: bool
    ) -> list[Call]:
        """Of all calls that a pattern may be about, those that may hold what is bound, or what is allowed."""
        if len(calls) <= FEW:
            return calls
        places = list(_places(pattern))
        for name, place, wanted in places:
            if name in bindings:
                return self._table(calls, pattern, place, wanted, denying).of(kept(bindings[name]))
        for name, place, wanted in places:
            if name in allowed and name not in bindings and MANY < len(calls) > len(allowed[name]) * 2:
                return self._table(calls, pattern, place, wanted, denying).of(allowed[name])
        return calls

    def _table(
        self, calls: list[Call], pattern: CallPattern, place: Place, wanted: ValuePattern, denying: bool
    ) -> _Table:
        key = id(pattern), place, denying
        if key not in self._tables:
            table = _Table(calls)
            for number, call in enumerate(calls):
                table.add(number, self._objects(call, place, wanted))
            self._tables[key] = pattern, table
        return self._tables[key][1]

    def _objects(self, call: Call, place: Place, wanted: ValuePattern) -> Objects:
        if place is None:
            value = call.result
        else:
            at, value = argument_of(call, place, self._signature(call))
            if at is None and value is not None:
                return None
        # A default is a literal, which is told by its value.
        return (_DEFAULT,) if value is None else _within(value, wanted)


def _within(value: Value, wanted: ValuePattern) -> Objects:
    """The objects that may be the one: the value, or the items of a list that is known."""
    if isinstance(wanted, Meta):
        return (value,)
    held = settled(value)
    if isinstance(held, Const):
        return ()
    return held.items if isinstance(held, Sequence) and not held.open else None


def _places(pattern: CallPattern) -> Iterator[tuple[str, Place, ValuePattern]]:
    """The metavariables that a call must hold to be what a pattern says: by itself, or as an item of a list."""
    if pattern.result is not None:
        yield pattern.result, None, Meta(pattern.result)
    given: list[tuple[Place, ValuePattern]] = [*enumerate(pattern.args), *pattern.kwargs]
    for place, wanted in given:
        if isinstance(wanted, Meta):
            yield wanted.name, place, wanted
        elif isinstance(wanted, Items):
            yield from ((item.name, place, wanted) for item in wanted.items if isinstance(item, Meta))
