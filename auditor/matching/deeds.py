"""The deeds of a project by what they do and to which object: what a pattern must be held against, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from auditor.database.api import Api
from auditor.usage.facts import Assignment, Call, Usage
from auditor.usage.values import Const, Either, Method, Name, Unknown, Value, settled

Deed = TypeVar("Deed", bound=Call | Assignment)

# Values that are the same where they are equal; all others are the same only where they are one object.
_BY_VALUE = (Const, Name, Unknown, Method)


@dataclass(slots=True)
class _Deeds(Generic[Deed]):
    """Deeds of one kind, in the order they were seen, and those of each object that is told by its identity."""

    all: list[Deed] = field(default_factory=list)
    of_object: dict[int, list[Deed]] = field(default_factory=dict)
    loose: list[Deed] = field(default_factory=list)
    """Those whose receiver is one of several objects, or told by its value."""

    def add(self, deed: Deed) -> None:
        """Notes a deed."""
        self.all.append(deed)
        receiver = settled(deed.receiver) if deed.receiver is not None else None
        if receiver is None or isinstance(receiver, (Either, *_BY_VALUE)):
            self.loose.append(deed)
        else:
            self.of_object.setdefault(id(receiver), []).append(deed)

    def on(self, receiver: Value | None) -> list[Deed]:
        """The deeds that may be on this object; all of them where none is named."""
        if receiver is None:
            return self.all
        held = settled(receiver)
        if isinstance(held, Either):
            return self.all
        if isinstance(held, _BY_VALUE):
            return self.loose
        mine = self.of_object.get(id(held), [])
        if not self.loose:
            return mine
        return sorted(mine + self.loose, key=lambda deed: (deed.run, deed.order)) if mine else self.loose


class DeedIndex:
    """The calls and assignments of a project, indexed once for all patterns."""

    def __init__(self, usage: Usage) -> None:
        self.by_callee: dict[str, list[Call]] = {}
        self.made_by_project: list[Call] = []
        """Calls that make an object of a class of the project."""
        self._methods: dict[str, _Deeds[Call]] = {}
        self._own: dict[str, _Deeds[Call]] = {}
        self._named: dict[str, list[Call]] = {}
        self._attributes: dict[str, _Deeds[Assignment]] = {}
        for call in usage.calls:
            if call.own:
                self._own.setdefault(call.last, _Deeds()).add(call)
                continue
            if call.callee is not None:
                self.by_callee.setdefault(call.callee, []).append(call)
            elif call.method is None:
                self.made_by_project.append(call)
            # `super().compile(...)` is the method of a named class on an object.
            if call.method is not None or (call.callee is not None and call.receiver is not None):
                self._methods.setdefault(call.last, _Deeds()).add(call)
        for assignment in usage.assignments:
            self._attributes.setdefault(assignment.attribute, _Deeds()).add(assignment)

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

    def by_method(self, name: str, receiver: Value | None = None) -> list[Call]:
        """The calls of a method, those that may be on `receiver` where it is given."""
        held = self._methods.get(name)
        return held.on(receiver) if held else []

    def own(self, name: str, receiver: Value | None = None) -> list[Call]:
        """The calls of a method that the project's own classes define."""
        held = self._own.get(name)
        return held.on(receiver) if held else []

    def by_attribute(self, name: str, receiver: Value | None = None) -> list[Assignment]:
        """The assignments of an attribute, those that may be on `receiver` where it is given."""
        held = self._attributes.get(name)
        return held.on(receiver) if held else []
