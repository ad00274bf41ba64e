"""Which of the releases that may serve a stack have which bugs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from packaging.version import InvalidVersion, Version

from auditor.database.bug import Affected
from auditor.matching.faces import Face
from auditor.matching.versions import BUNDLED, parsed, prerelease, reached
from auditor.project.stack import Implementation

Served = Mapping[str, tuple[Implementation, ...]]
"""What serves each route, as a stack says."""


@dataclass(slots=True)
class Held:
    """How the releases that may serve one route, `all` of them, stand to a face that at least one has. `unmeasured` is
    a pre-release that lies within a measured range, and was not itself measured."""

    all: tuple[Implementation, ...]
    entry: Affected
    affected: list[Implementation] = field(default_factory=list)
    unmeasured: Implementation | None = None


@dataclass(slots=True)
class Exposure:
    """How the releases of a stack stand to a face, by route; nothing is said of a route that no affected one serves."""

    affected: dict[str, list[Implementation]] = field(default_factory=dict)
    entries: dict[str, Affected] = field(default_factory=dict)
    unmeasured: dict[str, Implementation] = field(default_factory=dict)
    """By route, a pre-release that lies within a measured range, and was not itself measured."""
    _all: dict[str, tuple[Implementation, ...]] = field(default_factory=dict)

    def add(self, route: str, held: Held) -> None:
        """Notes how the releases that may serve a route stand to a face."""
        self.affected[route], self.entries[route], self._all[route] = held.affected, held.entry, held.all
        if held.unmeasured is not None:
            self.unmeasured[route] = held.unmeasured

    def spared(self, route: str) -> list[Implementation]:
        """The releases that may serve a route and are not affected."""
        affected = set(self.affected.get(route, ()))
        return [one for one in self._all.get(route, ()) if one not in affected]

    def certain(self, route: str) -> bool:
        """Whether every release that may serve the route is known to be affected."""
        everyone = len(self._all.get(route, ()))
        return 0 < everyone == len(self.affected[route]) and route not in self.unmeasured

    @property
    def main(self) -> str:
        """The route that speaks for a stack: one where every release is affected, `tf.keras` first."""
        return max(self.affected, key=lambda route: (self.certain(route), route == "tf.keras"))


_NONE = Exposure()


class Exposures:
    """How stacks stand to faces. Most stacks of a project, and those that it may move to, differ in little: what is
    known of a release is not worked out again."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self._faces = faces
        self._spans: dict[tuple[str, str], _Spans] = {}
        self._releases: dict[tuple[str, Implementation], dict[int, Affected]] = {}
        # What is kept with each keeps its identity from being another's.
        self._kept: dict[tuple[Implementation, ...], tuple[Implementation, ...]] = {}
        self._routes: dict[tuple[str, int], dict[int, Held]] = {}
        self._stacks: dict[int, tuple[Served, dict[str, Exposure]]] = {}

    def of(self, face: Face, served: Served) -> Exposure:
        """Which of the implementations that may serve the routes have the bug."""
        return self.under(served).get(face.key, _NONE)

    def under(self, served: Served) -> dict[str, Exposure]:
        """The exposures to the faces that any implementation has, by the faces' keys."""
        known = self._stacks.get(id(served))
        if known is None:
            found: dict[int, Exposure] = {}
            for route, implementations in {**served, BUNDLED: tuple(served.get("tf", ()))}.items():
                for number, held in self._on_route(route, implementations).items():
                    found.setdefault(number, Exposure()).add(route, held)
            by_key = {self._faces[number].key: found[number] for number in sorted(found)}
            known = self._stacks[id(served)] = (served, by_key)
        return known[1]

    def _on_route(self, route: str, implementations: tuple[Implementation, ...]) -> dict[int, Held]:
        implementations = self._kept.setdefault(implementations, implementations)
        known = self._routes.get((route, id(implementations)))
        if known is None:
            known = {}
            for one in implementations:
                early = prerelease(one.version)
                for number, entry in self._having(route, one).items():
                    held = known.get(number)
                    if held is None:
                        held = known[number] = Held(implementations, entry)
                    held.affected.append(one)
                    if early and held.unmeasured is None and entry.basis == "measured":
                        held.unmeasured = one
            self._routes[route, id(implementations)] = known
        return known

    def _having(self, route: str, implementation: Implementation) -> dict[int, Affected]:
        """The faces that a release has, by their numbers, each with the first entry that says so."""
        key = (reached(route, implementation), implementation)
        if key not in self._releases:
            place = (implementation.package, key[0])
            if place not in self._spans:
                self._spans[place] = _Spans(self._faces, *place)
            self._releases[key] = self._spans[place].having(implementation.version)
        return self._releases[key]


class _Spans:
    """The ranges of all faces in the releases of one package, reached by one route, as numbers that stand for versions:
    to compare these is quick."""

    def __init__(self, faces: Sequence[Face], package: str, route: str) -> None:
        spoken = [
            (number, entry, one)
            for number, face in enumerate(faces)
            for entry in face.affected
            if entry.implementation == package and route in entry.routes
            for one in entry.ranges
        ]
        ends = {text for *_, one in spoken for text in (one.introduced, one.fixed) if text not in (None, "0")}
        self._ends: list[Version] = sorted({parsed(text) for text in ends if text is not None})
        at = {text: bisect_right(self._ends, parsed(text)) for text in ends if text is not None}
        self._all = [
            (number, entry, at.get(one.introduced, 0), at.get(one.fixed or "", len(self._ends) + 1))
            for number, entry, one in spoken
        ]

    def having(self, version: str) -> dict[int, Affected]:
        """The faces that a release has; a version that is not one of PEP 440 has none."""
        try:
            place = bisect_right(self._ends, parsed(version))
        except InvalidVersion:
            return {}
        found: dict[int, Affected] = {}
        for number, entry, introduced, fixed in self._all:
            if introduced <= place < fixed:
                found.setdefault(number, entry)
        return found
