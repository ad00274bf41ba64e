"""The faces of the database's bugs: what has a trigger and ranges of its own, and who has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from auditor.database.bug import Affected, Bug, TriggerWords
from auditor.matching.trigger import Formula, parse


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
