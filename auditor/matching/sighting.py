"""What is kept of a hit once the code has been followed: plain values that can be stored, and hold for any stack."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from auditor.matching.finding import Because
from auditor.matching.guards import Conditions, conditions
from auditor.matching.truth import Fact, Hit, Truth
from auditor.place import Location
from auditor.project.backends import BACKENDS
from auditor.usage.facts import Assignment, Call, Usage


class Sighting(msgspec.Struct, frozen=True, array_like=True):
    """A place where a trigger holds.

    `sure` is false where it only may, for `reasons`. `location` is the line where it goes wrong, `because` the lines
    that make it so, `routes` how the code reached the framework in each, in the trigger's order. `releases` are those
    under which the code gets there, where branches ask for them: a subject of `usage.releases`, and its releases as
    the bits of a hexadecimal number. `backends` are those of Keras 3 that the code chooses; none where it does not, all
    there are where they cannot be known.
    """

    sure: bool
    location: Location
    routes: tuple[str, ...] = ()
    because: tuple[Because, ...] = ()
    reasons: tuple[str, ...] = ()
    releases: tuple[tuple[str, str], ...] = ()
    backends: tuple[str, ...] = ()

    def conditions(self) -> Conditions:
        """The releases as `matching.guards` reads them."""
        return {subject: int(bits, 16) for subject, bits in self.releases}


def sighting_of(hit: Hit, usage: Usage) -> Sighting:
    """What is kept of a hit in some facts."""
    deeds = [fact for fact in hit.facts if isinstance(fact, (Call, Assignment))]
    return Sighting(
        hit.truth is Truth.YES,
        hit.facts[-1].location,
        tuple(deed.route for deed in deeds if deed.route is not None),
        _because(hit),
        hit.reasons,
        tuple((subject, f"{mask:x}") for subject, mask in sorted(conditions(hit, usage).items())),
        _backends(deeds, usage),
    )


def _backends(deeds: Sequence[Call | Assignment], usage: Usage) -> tuple[str, ...]:
    chosen = {name for deed in deeds[-1:] for name in usage.backends.get(deed.run, ())}
    return BACKENDS if "" in chosen else tuple(sorted(chosen))


def _because(hit: Hit) -> tuple[Because, ...]:
    """The lines that made each pattern true, the last one (the finding's own place) left out."""
    lines: dict[Location, Because] = {}
    own = hit.facts[-1].location
    for fact, says in zip(hit.facts[:-1], hit.says[:-1], strict=True):
        if fact.location != own:
            lines.setdefault(fact.location, Because(location=fact.location, text=says or _told(fact)))
    return tuple(lines.values())


def _told(fact: Fact) -> str:
    if isinstance(fact, Assignment):
        return f"sets {fact.attribute}"
    if isinstance(fact, Call):
        if fact.callee is not None:
            return f"calls {fact.callee}"
        return f"calls {fact.method}" if fact.method else "makes the object"
    return f"the class {fact.name}"
