"""The deeds of a project by what they do and to which object: what a pattern must be held against, and no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from auditor.database.api import Api
from auditor.matching.programs import Programs
from auditor.usage.facts import Assignment, Call, Usage
from auditor.usage.values import Class, Const, Either, Instance, Method, Name, Unknown, Value, settled

Deed = TypeVar("Deed", bound=Call | Assignment)

# Values that are the same where they are equal; all others are the same only where they are one object.
BY_VALUE = (Const, Name, Unknown, Method)


def objects_of(value: Value) -> Iterator[Value]:
    """The objects told by their identity that a value may be."""
    value = settled(value)
    if isinstance(value, Either):
        for option in value.options:
            yield from objects_of(option)
    elif not isinstance(value, BY_VALUE):
        yield value


def by_value(value: Value) -> bool:
    """Whether a value may be one that is told by its value."""
    value = settled(value)
    return any(map(by_value, value.options)) if isinstance(value, Either) else isinstance(value, BY_VALUE)


@dataclass(slots=True)
class _Deeds(Generic[Deed]):
    """Deeds of one kind, in the order they were seen: all, and by their place in it those that may be on each object
    that is told by its identity, those that may be on what is told by its value, and those on one of several."""

    all: list[Deed] = field(default_factory=list)
    of_object: dict[int, list[int]] = field(default_factory=dict)
    by_value: list[int] = field(default_factory=list)
    several: list[int] = field(default_factory=list)

    def add(self, deed: Deed) -> None:
        """Notes a deed."""
        number = len(self.all)
        self.all.append(deed)
        if deed.receiver is None or by_value(deed.receiver):
            self.by_value.append(number)
        if deed.receiver is not None and isinstance(settled(deed.receiver), Either):
            self.several.append(number)
        if deed.receiver is not None:
            for one in {id(each) for each in objects_of(deed.receiver)}:
                self.of_object.setdefault(one, []).append(number)

    def on(self, receiver: Value | None, among: Collection[int] | None = None) -> list[Deed]:
        """The deeds that may be on this object; where none is named, on one of those with these identities or on what
        is not told by an identity; all of them where nothing is said of it."""
        if receiver is not None:
            among = {id(each) for each in objects_of(receiver)}
            loose = self.by_value if by_value(receiver) else []
        elif among is None or len(among) * 2 > len(self.of_object):
            return self.all
        else:
            loose = [*self.by_value, *self.several]
        return self._at({*loose, *(number for one in among for number in self.of_object.get(one, ()))})

    def _at(self, numbers: Iterable[int]) -> list[Deed]:
        return [self.all[number] for number in sorted(numbers)]


class DeedIndex:
    """The calls and assignments of a project, indexed once for all patterns."""

    def __init__(self, usage: Usage) -> None:
        self.programs = Programs(usage)
        self.by_callee: dict[str, list[Call]] = {}
        self._made_of: dict[int, list[Call]] = {}
        self._giving: dict[int, list[Call]] = {}
        self._methods: dict[str, _Deeds[Call]] = {}
        self._own: dict[str, _Deeds[Call]] = {}
        self._named: dict[str, list[Call]] = {}
        self._attributes: dict[str, _Deeds[Assignment]] = {}
        for call in usage.calls:
            if call.result is not None:
                self._giving.setdefault(id(call.result), []).append(call)
            if call.own:
                self._own.setdefault(call.last, _Deeds()).add(call)
                continue
            if call.callee is not None:
                self.by_callee.setdefault(call.callee, []).append(call)
            elif call.method is None:
                made = call.result
                if isinstance(made, Instance) and isinstance(made.cls, Class):
                    self._made_of.setdefault(id(made.cls), []).append(call)
            # `super().compile(...)` is the method of a named class on an object.
            if call.method is not None or (call.callee is not None and call.receiver is not None):
                self._methods.setdefault(call.last, _Deeds()).add(call)
        for assignment in usage.assignments:
            self._attributes.setdefault(assignment.attribute, _Deeds()).add(assignment)

    def made_of(self, cls: Class) -> list[Call]:
        """The calls that make an object of a class of the project."""
        return self._made_of.get(id(cls), [])

    def makers(self, result: Value) -> list[Call]:
        """The calls of a name that give this very object, those within the project's own methods too."""
        return [call for call in self._giving.get(id(result), ()) if call.callee is not None]

    def giving(self, result: Value, path: str, api: Api) -> list[Call]:
        """The calls of a function, or of a class and those that extend it, that give this very object."""
        return [
            call
            for call in self.makers(result)
            if not call.own and (call.callee == path or api.extends(call.callee or "", path))
        ]

    def named(self, path: str, api: Api) -> list[Call]:
        """The calls of a name: of a class and those that extend it, of a method of a class on any object."""
        if path not in self._named:
            head, _, last = path.rpartition(".")
            found = list(self.by_callee.get(path, ()))
            if api.is_class(path):
                for callee, calls in self.by_callee.items():
                    if callee != path and api.extends(callee, path):
                        found.extend(calls)
            elif api.is_class(head):
                known = {id(call) for call in found}
                found.extend(call for call in self.by_method(last) if id(call) not in known)
            self._named[path] = found
        return self._named[path]

    def by_method(self, name: str, receiver: Value | None = None, among: Collection[int] | None = None) -> list[Call]:
        """The calls of a method, those that may be on `receiver` or `among` some objects where these are given."""
        held = self._methods.get(name)
        return held.on(receiver, among) if held else []

    def own(self, name: str, receiver: Value | None = None) -> list[Call]:
        """The calls of a method that the project's own classes define."""
        held = self._own.get(name)
        return held.on(receiver) if held else []

    def by_attribute(self, name: str, receiver: Value | None = None) -> list[Assignment]:
        """The assignments of an attribute, those that may be on `receiver` where it is given."""
        held = self._attributes.get(name)
        return held.on(receiver) if held else []
