"""The faces of the database's bugs: what has a trigger and ranges of its own, and who has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from auditor.database.bug import Affected, Bug, TriggerWords
from auditor.matching.trigger import Formula, parse
from auditor.matching.versions import prerelease
from auditor.project.stack import Implementation

BUNDLED = "tensorflow.python.keras"
"""The route to the Keras inside the tensorflow wheel, which stays there after 2.6."""

Served = Mapping[str, tuple[Implementation, ...]]
"""What serves each route, as a stack says."""


@dataclass(frozen=True)
class Face:
    """A bug, or one variant of it. `needs` and `names` are the words and names its trigger rests on."""

    bug: Bug
    variant: str | None
    affected: tuple[Affected, ...]
    trigger: Any
    needs: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()

    @cached_property
    def key(self) -> str:
        """What tells it from all others: `TF-33929/zero`."""
        return key_of(self.bug.id, self.variant)

    @cached_property
    def routes(self) -> frozenset[str]:
        """The routes by which code may reach it: the code inside the tensorflow wheel may be reached by two more."""
        spoken = frozenset(route for entry in self.affected for route in entry.routes)
        return spoken | {BUNDLED, "keras"} if "tf.keras" in spoken else spoken

    @cached_property
    def formula(self) -> Formula:
        """The trigger, read when it is first needed. Raises TriggerError."""
        return parse(self.trigger)


def key_of(id: str, variant: str | None) -> str:
    """The key of a face."""
    return f"{id}/{variant or ''}"


def faces(bugs: Iterable[Bug], words: Mapping[str, TriggerWords]) -> list[Face]:
    """The faces of all bugs that are silent. `words` holds what is known of each trigger without reading it."""
    found = []
    for bug in bugs:
        if not bug.silent:
            continue
        parts: list[tuple[str | None, tuple[Affected, ...], Any]]
        parts = [(v.name, v.affected, v.trigger) for v in bug.variants] or [(None, bug.affected, bug.trigger)]
        for name, affected, trigger in parts:
            known = words.get(key_of(bug.id, name), TriggerWords())
            own = trigger if trigger is not None else bug.trigger
            found.append(Face(bug, name, affected, own, known.needs, known.names))
    return found


Held = Sequence[tuple[Implementation, Affected | None]]
"""Releases, each with the entry that says that it has a bug; None for one that has not."""


@dataclass(slots=True)
class Exposure:
    """How the releases of a stack stand to a face: by route, the affected and the unaffected implementations. Of a
    route that no affected one serves there is nothing."""

    affected: dict[str, list[Implementation]] = field(default_factory=dict)
    spared: dict[str, list[Implementation]] = field(default_factory=dict)
    entries: dict[str, Affected] = field(default_factory=dict)
    unmeasured: dict[str, Implementation] = field(default_factory=dict)
    """By route, a pre-release that lies within a measured range, and was not itself measured."""

    def add(self, route: str, held: Held) -> None:
        """Notes how the releases that may serve a route stand to a face: each with what says that it has the bug, None
        where it has not."""
        affected = [(implementation, entry) for implementation, entry in held if entry is not None]
        if not affected:
            return
        self.affected[route] = [implementation for implementation, _ in affected]
        self.spared[route] = [implementation for implementation, entry in held if entry is None]
        self.entries[route] = affected[0][1]
        early = (one for one, entry in affected if entry.basis == "measured" and prerelease(one.version))
        first = next(early, None)
        if first is not None:
            self.unmeasured[route] = first

    def certain(self, route: str) -> bool:
        """Whether every release that may serve the route is known to be affected."""
        return bool(self.affected.get(route)) and not self.spared.get(route) and route not in self.unmeasured


def with_bundled(served: Served) -> dict[str, tuple[Implementation, ...]]:
    """The routes of a stack and the one to the code inside the tensorflow wheel."""
    return {**served, BUNDLED: tuple(served.get("tf", ()))}
