"""Faces x sightings -> the findings under each stack."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from auditor.matching import backends, guards
from auditor.matching.exposure import Exposure, Exposures
from auditor.matching.faces import Face
from auditor.matching.finding import Certainty, Evidence, Finding, WayOut
from auditor.matching.needs import met
from auditor.matching.search import Epoch, Epochs
from auditor.matching.sighting import Sighting
from auditor.matching.truth import Truth
from auditor.matching.versions import in_words
from auditor.place import Location
from auditor.project.stack import Implementation, Stack
from auditor.usage import releases
from auditor.usage.components import Component

_Held = tuple[list[tuple[Sighting, str]], list[tuple[Sighting, str]]]


PRE_RELEASE = "a pre-release, and only final releases were measured"
"""The reason that a run of the repro settles."""


Demands = Mapping[int, Sequence[tuple[Face, Epoch]]]
"""What is to be found out, by the number of the component."""


class Sightings(Protocol):
    """Where faces are sighted: `auditor.examine.Examiner`."""

    @property
    def components(self) -> Sequence[Component]:
        """The parts of the project's code."""

    def sightings(self, number: int, face: Face, epoch: Epoch) -> tuple[Sighting, ...]:
        """Where a face is sighted in a component, with the signatures of an epoch."""

    def prepare(self, demands: Demands) -> None:
        """Finds out much at once."""


class Matcher:
    """Holds the faces of the database against the code of one project, under any stack."""

    def __init__(self, faces: Sequence[Face], code: Sightings, epochs: Epochs) -> None:
        self.faces = faces
        self._code, self._epochs = code, epochs
        self._exposures = Exposures(faces)
        self._asked: dict[int, tuple[Exposure, Epoch]] = {}
        self._inside: dict[frozenset[str], list[int]] = {}
        self._spelling: dict[str, frozenset[int]] = {}

    def demanded(self, asked: Iterable[tuple[Stack, frozenset[str]]]) -> Demands:
        """What must be found out of the code for the findings of some stacks, each with the files that belong to it."""
        found: dict[int, dict[tuple[str, Epoch], tuple[Face, Epoch]]] = {}
        for stack, inside in asked:
            exposures = self._exposures.under(stack.routes)
            for face in self.faces:
                exposed = exposures.get(face.key)
                if exposed is not None:
                    epoch = self._epoch(exposed)
                    for number in self._where(face, inside):
                        found.setdefault(number, {})[face.key, epoch] = (face, epoch)
        return {number: list(wanted.values()) for number, wanted in found.items()}

    def prepare(self, stack: Stack, inside: frozenset[str]) -> None:
        """Has found out at once what the findings of a stack rest on."""
        self._code.prepare(self.demanded([(stack, inside)]))

    def _epoch(self, exposed: Exposure) -> Epoch:
        """The signatures that a face is sighted with."""
        known = self._asked.get(id(exposed))
        if known is None:
            epoch = self._epochs.of(exposed.affected[exposed.main][0])
            known = self._asked[id(exposed)] = (exposed, epoch)
        return known[1]

    def findings(self, stack: Stack, inside: frozenset[str]) -> list[Finding]:
        """All findings under a stack, of every evidence, sorted as an `Audit` wants them. `inside` are the files that
        belong to it."""
        found = [finding for face in self.faces for finding in self._of_face(face, stack, inside)]
        return sorted(_without_repeats(found), key=order)

    def _where(self, face: Face, inside: frozenset[str]) -> list[int]:
        """The components with files of a stack that have the words of a face's trigger."""
        components = self._code.components
        if inside not in self._inside:
            self._inside[inside] = [n for n, one in enumerate(components) if not inside.isdisjoint(one.files)]
        if face.key not in self._spelling:
            spelling = (n for n, one in enumerate(components) if met(face.needs, one.words))
            self._spelling[face.key] = frozenset(spelling)
        return [number for number in self._inside[inside] if number in self._spelling[face.key]]

    def _sighted(
        self, face: Face, exposed: Exposure, inside: frozenset[str], epoch: Epoch
    ) -> Iterator[tuple[Sighting, str]]:
        """The sightings of a face in some files, each with the affected route by which it is met."""
        for number in self._where(face, inside):
            for sighting in self._code.sightings(number, face, epoch):
                route = _route_of(sighting, exposed)
                if route is not None and sighting.location.path in inside:
                    yield sighting, route

    def _on_backend(
        self, face: Face, exposed: Exposure, stack: Stack, inside: frozenset[str], epoch: Epoch
    ) -> Iterator[tuple[Sighting, str]]:
        """The sightings of a face whose code may run on a backend that the bug needs."""
        needed = face.bug.needs.backend
        for sighting, route in self._sighted(face, exposed, inside, epoch):
            truth = backends.settled(needed, sighting.backends, stack.backends, exposed.affected[route])
            if truth is Truth.YES:
                yield sighting, route
            elif truth is Truth.UNKNOWN:
                yield _weakened(sighting, backends.reason(needed, sighting.backends, stack.backends)), route

    def _settled(
        self, face: Face, exposed: Exposure, stack: Stack, inside: frozenset[str], epoch: Epoch
    ) -> Iterator[tuple[Sighting, str]]:
        """The sightings of a face that the releases of a stack get to, each with the affected route."""
        some: dict[Location, list[tuple[Sighting, str]]] = {}
        for sighting, route in self._on_backend(face, exposed, stack, inside, epoch):
            truth = guards.settled(sighting.conditions(), stack.routes, stack.python)
            if truth is Truth.YES:
                yield sighting, route
            elif truth is Truth.UNKNOWN:
                some.setdefault(sighting.location, []).append((sighting, route))
        if not some:
            return
        admitted = {s: guards.admits(s, stack.routes, stack.python) for s in releases.SUBJECTS}
        for group in some.values():
            # `1e-3 if tf.__version__ >= "2.2" else 5e-4`: each for some releases, together for all.
            whole = guards.joined([one.conditions() for one, _ in group if one.sure], admitted)
            yield from ((one if whole else _weakened(one, guards.SOME_RELEASES), route) for one, route in group)

    def _held(self, face: Face, exposed: Exposure, stack: Stack, inside: frozenset[str]) -> _Held:
        """The sightings of a face under a stack, each with the affected route: those that are certain, and at other
        places those that cannot be ruled out."""
        epoch = self._epoch(exposed)
        certain: list[tuple[Sighting, str]] = []
        possible: list[tuple[Sighting, str]] = []
        for sighting, route in self._settled(face, exposed, stack, inside, epoch):
            sure = sighting.sure and exposed.certain(route)
            (certain if sure else possible).append((sighting, route))
        sure_places = {sighting.location for sighting, _ in certain}
        return certain, [one for one in possible if one[0].location not in sure_places]

    def meets(
        self, stack: Stack, inside: frozenset[str], only: Container[str] | None = None
    ) -> Iterator[tuple[Face, list[Location], list[Location]]]:
        """The faces that the code of some files meets under a stack: where for certain, and where possibly; `only`
        those of some bugs."""
        for face in self.faces:
            if only is not None and face.bug.id not in only:
                continue
            # Most code has not the words of most triggers; to know that is cheaper than what has the bug.
            if self._where(face, inside):
                exposed = self._exposures.of(face, stack.routes)
                if exposed.affected:
                    held = self._held(face, exposed, stack, inside)
                    certain, possible = ([sighting.location for sighting, _ in one] for one in held)
                    if certain or possible:
                        yield face, certain, possible

    def _of_face(self, face: Face, stack: Stack, inside: frozenset[str]) -> Iterator[Finding]:
        exposed = self._exposures.of(face, stack.routes)
        if not exposed.affected:
            return
        certain, possible = self._held(face, exposed, stack, inside)
        if certain:
            yield _triggered(face, exposed, certain, Certainty.CERTAIN, stack)
        if possible:
            yield _triggered(face, exposed, possible, Certainty.POSSIBLE, stack)
        if not certain and not possible:
            main = exposed.main
            needed = face.bug.needs.backend
            backend = backends.settled(needed, (), stack.backends, exposed.affected[main])
            if backend is Truth.NO:
                return
            evidence = Evidence.USED if self._uses(face, inside) else Evidence.INSTALLED
            certainty = Certainty.CERTAIN if exposed.certain(main) else Certainty.POSSIBLE
            finding = _finding(face, exposed, main, evidence, certainty, stack)
            if backend is Truth.UNKNOWN:
                why = backends.reason(needed, (), stack.backends)
                finding = msgspec.structs.replace(
                    finding, certainty=Certainty.POSSIBLE, reasons=(*finding.reasons, why)
                )
            yield finding

    def _uses(self, face: Face, inside: frozenset[str]) -> bool:
        """Whether the code of some files names what the bug lives in."""
        return any(
            not component.words.isdisjoint(face.names) and not inside.isdisjoint(component.files)
            for component in self._code.components
        )


def _weakened(sighting: Sighting, reason: str) -> Sighting:
    """The sighting of a place that is only possible, for one more reason."""
    return msgspec.structs.replace(sighting, sure=False, reasons=(*sighting.reasons, reason))


def _triggered(
    face: Face, exposed: Exposure, found: list[tuple[Sighting, str]], certainty: Certainty, stack: Stack
) -> Finding:
    first, route = found[0]
    reasons: dict[str, None] = {}
    if certainty is Certainty.POSSIBLE:
        for sighting, met_by in found:
            reasons.update(dict.fromkeys(sighting.reasons))
            if not exposed.certain(met_by):
                reasons[_admits(exposed, met_by)] = None
    return msgspec.structs.replace(
        _finding(face, exposed, route, Evidence.TRIGGERED, certainty, stack),
        locations=tuple(sorted({sighting.location for sighting, _ in found})),
        because=first.because,
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
    bad, good = exposed.affected.get(route, []), exposed.spared(route)
    if not good:
        early = exposed.unmeasured.get(route)
        return f"{early.package} {early.version} is {PRE_RELEASE}" if early is not None else "the version is not known"
    package = bad[0].package
    return f"the project admits {package} {_listed(bad)} with the bug and {good[0].package} {_listed(good)} without it"


def _listed(implementations: list[Implementation]) -> str:
    versions = [i.version for i in implementations]
    return ", ".join(versions) if len(versions) <= 3 else f"{versions[0]}, ... {versions[-1]}"


def _route_of(sighting: Sighting, exposed: Exposure) -> str | None:
    """The affected route by which the code reaches the framework; None where it reaches another one."""
    if not sighting.routes:
        return next(iter(exposed.affected))
    for route in reversed(sighting.routes):
        if route in exposed.affected:
            return route
    return None


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
