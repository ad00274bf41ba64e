"""Facts x bugs -> findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from packaging.version import InvalidVersion

from auditor.database.api import Api
from auditor.database.bug import Affected, Bug
from auditor.matching import guards
from auditor.matching.deeds import DeedIndex
from auditor.matching.finding import Because, Certainty, Evidence, Finding, WayOut
from auditor.matching.solve import solve
from auditor.matching.trigger import Formula, names_of, parse
from auditor.matching.truth import Fact, Hit, Truth
from auditor.matching.unify import Unifier
from auditor.matching.versions import holding, in_words, parsed
from auditor.place import Location
from auditor.project.stack import Implementation, Stack
from auditor.usage import releases
from auditor.usage.facts import Assignment, Call, Usage
from auditor.usage.values import Class

BUNDLED = "tensorflow.python.keras"
"""The route to the Keras inside the tensorflow wheel, which stays there after 2.6."""


@dataclass(frozen=True, slots=True)
class Face:
    """A bug, or one variant of it: something with a trigger and ranges of its own."""

    bug: Bug
    variant: str | None
    affected: tuple[Affected, ...]
    formula: Formula
    names: frozenset[str]


def faces(bugs: Iterable[Bug]) -> list[Face]:
    """The faces of all bugs, with their triggers read. Raises TriggerError."""
    found = []
    for bug in bugs:
        if not bug.silent:
            continue
        parts: list[tuple[str | None, tuple[Affected, ...], Any]]
        parts = [(v.name, v.affected, v.trigger) for v in bug.variants] or [(None, bug.affected, bug.trigger)]
        for name, affected, trigger in parts:
            formula = parse(trigger if trigger is not None else bug.trigger)
            found.append(Face(bug, name, affected, formula, frozenset(names_of(formula))))
    return found


@dataclass(slots=True)
class Exposure:
    """How the releases of a stack stand to a face: by route, the affected and the unaffected implementations."""

    affected: dict[str, list[Implementation]] = field(default_factory=dict)
    spared: dict[str, list[Implementation]] = field(default_factory=dict)
    entries: dict[str, Affected] = field(default_factory=dict)

    def certain(self, route: str) -> bool:
        """Whether every release that may serve the route is affected."""
        return bool(self.affected.get(route)) and not self.spared.get(route)


def exposure(face: Face, served: Mapping[str, tuple[Implementation, ...]]) -> Exposure:
    """Which of the implementations that may serve the routes have the bug."""
    found = Exposure()
    routes = dict(served)
    routes[BUNDLED] = routes.get("tf", ())
    for route, implementations in routes.items():
        for implementation in implementations:
            entry = holding(face.affected, route, implementation)
            side = found.affected if entry is not None else found.spared
            side.setdefault(route, []).append(implementation)
            if entry is not None:
                found.entries.setdefault(route, entry)
    return found


class Matcher:
    """Matches the faces of the database against the facts of one project, under any stack; solves each trigger once."""

    def __init__(self, usage: Usage, bugs: Sequence[Bug], api: Api) -> None:
        self.usage, self.api = usage, api
        self.faces = faces(bugs)
        self._mentioned = set(usage.names()) | {c.callee for c in usage.calls if c.callee}
        self._index = DeedIndex(usage)
        self._looked_into = api.looked_into()
        self._unifiers: dict[Implementation | None, Unifier] = {}
        self._hits: dict[tuple[str, str | None, Implementation | None], list[Hit]] = {}

    def hits(self, face: Face, implementation: Implementation | None) -> list[Hit]:
        """The ways in which a face's trigger holds, with the signatures of an implementation."""
        # Releases between two that were looked into have the same signatures: one answer serves them all.
        implementation = self._epoch(implementation) if implementation else None
        key = (face.bug.id, face.variant, implementation)
        if key not in self._hits:
            if implementation not in self._unifiers:
                package, version = (implementation.package, implementation.version) if implementation else ("", "")
                self._unifiers[implementation] = Unifier(self.usage, self.api, package, version, self._index)
            self._hits[key] = solve(face.formula, self._unifiers[implementation])
        return self._hits[key]

    def _epoch(self, implementation: Implementation) -> Implementation:
        """The implementation that was looked into whose signatures hold for this one."""
        sinces = self._looked_into.get(implementation.package, [])
        try:
            earlier = [since for since in sinces if parsed(since) <= parsed(implementation.version)]
        except InvalidVersion:
            return implementation
        if not sinces:
            return Implementation(package=implementation.package, version="")
        return Implementation(package=implementation.package, version=earlier[-1] if earlier else sinces[0])

    def findings(self, stack: Stack, inside: Sequence[str] | None = None) -> list[Finding]:
        """All findings under a stack, of every evidence, sorted as an `Audit` wants them.

        `inside` are the files that belong to the stack; None for all.
        """
        files = None if inside is None else frozenset(inside)
        found = [finding for face in self.faces for finding in self._of_face(face, stack, files)]
        return sorted(_without_repeats(found), key=order)

    def _of_face(self, face: Face, stack: Stack, files: frozenset[str] | None) -> Iterator[Finding]:
        exposed = exposure(face, stack.routes)
        if not exposed.affected:
            return
        route = max(exposed.affected, key=lambda r: (exposed.certain(r), r == "tf.keras"))
        certain: list[tuple[Hit, str]] = []
        possible: list[tuple[Hit, str]] = []
        for hit, met in self._settled(face, exposed, exposed.affected[route][0], stack):
            where = location_of(hit.facts[-1])
            if files is not None and where.path not in files:
                continue
            sure = hit.truth is Truth.YES and exposed.certain(met)
            (certain if sure else possible).append((hit, met))
        sure_places = {location_of(hit.facts[-1]) for hit, _ in certain}
        possible = [(hit, met) for hit, met in possible if location_of(hit.facts[-1]) not in sure_places]
        if certain:
            yield self._triggered(face, exposed, certain, Certainty.CERTAIN, stack)
        if possible:
            yield self._triggered(face, exposed, possible, Certainty.POSSIBLE, stack)
        if not certain and not possible:
            evidence = Evidence.USED if self._uses(face) else Evidence.INSTALLED
            certainty = Certainty.CERTAIN if exposed.certain(route) else Certainty.POSSIBLE
            yield _finding(face, exposed, route, evidence, certainty, stack)

    def _settled(
        self, face: Face, exposed: Exposure, implementation: Implementation, stack: Stack
    ) -> Iterator[tuple[Hit, str]]:
        """The hits of a face under a stack, each with the affected route by which it is met."""
        some: dict[Location, list[tuple[Hit, Hit, str]]] = {}
        for hit in self.hits(face, implementation):
            met = _route_of(hit, exposed)
            if met is None:
                continue
            held = guards.settled(hit, self.usage, stack.routes, stack.python)
            if held is hit:
                yield hit, met
            elif held is not None:
                some.setdefault(location_of(hit.facts[-1]), []).append((hit, held, met))
        admitted = {s: guards.admits(s, stack.routes, stack.python) for s in releases.SUBJECTS} if some else {}
        for group in some.values():
            # `1e-3 if tf.__version__ >= "2.2" else 5e-4`: each for some releases, together for all.
            whole = guards.joined([(hit, held) for hit, held, _ in group], self.usage, admitted)
            yield from ((hit if whole else held, met) for hit, held, met in group)

    def triggers(self, face: Face, served: Mapping[str, tuple[Implementation, ...]], files: frozenset[str]) -> bool:
        """Whether the code of some files triggers a face for certain, if these implementations serve the routes."""
        exposed = exposure(face, served)
        first = next(iter(exposed.affected.values()), None)
        return first is not None and any(
            hit.truth is Truth.YES
            and _route_of(hit, exposed) is not None
            and location_of(hit.facts[-1]).path in files
            and guards.settled(hit, self.usage, served) is hit
            for hit in self.hits(face, first[0])
        )

    def _uses(self, face: Face) -> bool:
        return any(name in self._mentioned for name in face.names)

    def _triggered(
        self, face: Face, exposed: Exposure, hits: list[tuple[Hit, str]], certainty: Certainty, stack: Stack
    ) -> Finding:
        first, route = hits[0]
        locations = dict.fromkeys(location_of(hit.facts[-1]) for hit, _ in hits)
        reasons: dict[str, None] = {}
        if certainty is Certainty.POSSIBLE:
            for hit, met in hits:
                reasons.update(dict.fromkeys(hit.reasons))
                if not exposed.certain(met):
                    reasons[_admits(exposed, met)] = None
        return msgspec.structs.replace(
            _finding(face, exposed, route, Evidence.TRIGGERED, certainty, stack),
            locations=tuple(sorted(locations)),
            because=because(first),
            reasons=tuple(reasons),
        )


def order(finding: Finding) -> tuple[object, ...]:
    """The sort key of findings: worst threat, strongest evidence, certain before possible, id."""
    sure = finding.certainty is Certainty.CERTAIN
    return (
        -finding.threat,
        -finding.evidence.strength,
        not sure,
        finding.id,
        finding.variant or "",
        finding.stack,
    )


def _finding(
    face: Face, exposed: Exposure, route: str, evidence: Evidence, certainty: Certainty, stack: Stack
) -> Finding:
    bug, entry = face.bug, exposed.entries[route]
    implementation = exposed.affected[route][0]
    reasons = () if certainty is Certainty.CERTAIN else (_admits(exposed, route),)
    title = next((v.title for v in bug.variants if v.name == face.variant), bug.title)
    return Finding(
        id=bug.id, title=title, threat=bug.threat, scenario=bug.scenario, component=bug.component, evidence=evidence,
        certainty=certainty, implementation=implementation, url=bug.url, variant=face.variant, symptom=bug.symptom,
        measured=in_words(entry.ranges), basis=entry.basis, reasons=reasons,
        way_out=WayOut(package=implementation.package, workaround=bug.way_out.workaround), stack=stack.folder,
    )  # fmt: skip


def _admits(exposed: Exposure, route: str) -> str:
    bad, good = exposed.affected.get(route, []), exposed.spared.get(route, [])
    if not good:
        return "the version is not known"
    package = bad[0].package
    return f"the project admits {package} {_listed(bad)} with the bug and {good[0].package} {_listed(good)} without it"


def _listed(implementations: list[Implementation]) -> str:
    versions = [i.version for i in implementations]
    return ", ".join(versions) if len(versions) <= 3 else f"{versions[0]}, ... {versions[-1]}"


def _route_of(hit: Hit, exposed: Exposure) -> str | None:
    """The affected route by which a hit's code reaches the framework; None where it reaches another one."""
    routes = [fact.route for fact in hit.facts if isinstance(fact, (Call, Assignment)) and fact.route is not None]
    if not routes:
        return next(iter(exposed.affected))
    for route in reversed(routes):
        if route in exposed.affected:
            return route
    return None


def location_of(fact: Fact) -> Location:
    """Where a fact stands."""
    return fact.location


def because(hit: Hit) -> tuple[Because, ...]:
    """The lines that made each pattern true, the last one (the finding's own place) left out."""
    lines: dict[Location, Because] = {}
    own = location_of(hit.facts[-1])
    for fact, says in zip(hit.facts[:-1], hit.says[:-1], strict=True):
        where = location_of(fact)
        if where != own:
            lines.setdefault(where, Because(location=where, text=says or _told(fact)))
    return tuple(lines.values())


def _told(fact: Fact) -> str:
    if isinstance(fact, Class):
        return f"the class {fact.name}"
    if isinstance(fact, Assignment):
        return f"sets {fact.attribute}"
    if fact.callee is not None:
        return f"calls {fact.callee}"
    return f"calls {fact.method}" if fact.method else "makes the object"


def _without_repeats(findings: list[Finding]) -> list[Finding]:
    """Variants of one bug that point to the very same lines are one finding, the first; a bug is `installed` once."""
    kept: list[Finding] = []
    seen: set[tuple[object, ...]] = set()
    strongest: dict[str, int] = {}
    for finding in findings:
        strongest[finding.id] = max(strongest.get(finding.id, 0), finding.evidence.strength)
    for finding in findings:
        if finding.evidence.strength < strongest[finding.id]:
            continue
        key = (finding.id, finding.certainty, finding.locations)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept
