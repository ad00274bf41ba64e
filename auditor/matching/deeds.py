"""The deeds of a project by what they do and to which object: what a pattern must be held against, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from auditor.database.api import Api
from auditor.matching.programs import Programs
from auditor.matching.truth import BY_VALUE
from auditor.usage.facts import Assignment, Call, Usage
from auditor.usage.values import Class, Const, Either, Instance, Method, Name, Unknown, Value, settled

Deed = TypeVar("Deed", bound=Call | Assignment)

# Values that are the same where they are equal; all others are the same only where they are one object.
_EQUAL = (Const, Name, Unknown, Method)


def kept(value: Value) -> dict[int, Value]:
    """What a value may be, as what is allowed is kept."""
    value = settled(value)
    if isinstance(value, Either):
        return {key: one for option in value.options for key, one in kept(option).items()}
    return {BY_VALUE if isinstance(value, _EQUAL) else id(value): value}


@dataclass(slots=True)
class _Deeds(Generic[Deed]):
    """Deeds of one kind, in the order they were seen: all, and their places in it by what they may be on."""

    all: list[Deed] = field(default_factory=list)
    on_each: dict[int, list[int]] = field(default_factory=dict)

    def add(self, deed: Deed) -> None:
        """Notes a deed."""
        for one in kept(deed.receiver) if deed.receiver is not None else (BY_VALUE,):
            self.on_each.setdefault(one, []).append(len(self.all))
        self.all.append(deed)

    def on(self, receiver: Value | None, allowed: Mapping[int, Value] | None = None) -> list[Deed]:
        """The deeds that may be on this object; where none is named, on one that is allowed; all where nothing is."""
        held = kept(receiver) if receiver is not None else allowed
        if held is None or len(held) * 2 > len(self.on_each) > 2:
            return self.all
        return [self.all[number] for number in sorted({n for one in held for n in self.on_each.get(one, ())})]


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
        self._called: dict[int, list[Instance]] | None = None
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

    def by_method(
        self, name: str, receiver: Value | None = None, among: Mapping[int, Value] | None = None
    ) -> list[Call]:
        """The calls of a method, those that may be on `receiver` or `among` some objects where these are given."""
        held = self._methods.get(name)
        return held.on(receiver, among) if held else []

    def called_of(self, cls: Class) -> list[Instance]:
        """The objects of a class of the project that are called."""
        if self._called is None:
            self._called = {}
            for call in self.by_method("__call__"):
                for one in kept(call.receiver).values() if call.receiver is not None else ():
                    if isinstance(one, Instance) and isinstance(one.cls, Class):
                        self._called.setdefault(id(one.cls), []).append(one)
        return self._called.get(id(cls), [])

    def own(self, name: str, receiver: Value | None = None) -> list[Call]:
        """The calls of a method that the project's own classes define."""
        held = self._own.get(name)
        return held.on(receiver) if held else []

    def by_attribute(self, name: str, receiver: Value | None = None) -> list[Assignment]:
        """The assignments of an attribute, those that may be on `receiver` where it is given."""
        held = self._attributes.get(name)
        return held.on(receiver) if held else []
