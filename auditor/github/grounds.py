"""What is believed of an audit that came from a run nobody may trust.

Every sentence and address that a comment shows is taken from the database here, by a bug's id. Of what came only ids,
numbers, versions, places and lines of code are kept, each of a form that can hold nothing else; a place cannot leave
its repository, and code is shown as code. What a run can still do is to say less than the truth, or to name a bug and
a place of its own pull request that are not so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from auditor import __version__
from auditor.database.bug import Affected, Bug, Database
from auditor.github.artifact import Untrusted
from auditor.matching.finding import (
    Advisories,
    Advisory,
    Audit,
    Because,
    Change,
    Evidence,
    Finding,
    Ignored,
    Move,
    Remark,
    Scanned,
    Upgrade,
    WayOut,
)
from auditor.matching.versions import in_words
from auditor.place import Location, Skip
from auditor.project.stack import FRAMEWORK_PACKAGES, Implementation, Package, Requirement, Stack

MAX_CODE = 300
"""Characters of a line of code."""
UNREAD = "it could not be read; the summary of the audit's own run says why"
UNSURE = "the summary of the audit's own run says why"
LOOSER = "the change's own policy is not used, which is looser here"
PART = "part of what triggers it"
UNCHECKED = "the summary of the audit's own run says why"

_VERSION = re.compile(r"[0-9][A-Za-z0-9.!+_-]{0,60}")
_SPECIFIER = re.compile(r"[A-Za-z0-9.,<>=!~*+| _-]{0,200}")
_PRINT = re.compile(r"[0-9a-f]{16,64}")
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_PACKAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,100}")
_ADVISORY = re.compile(r"(PYSEC|GHSA|CVE|OSV|MAL)-[A-Za-z0-9-]{1,60}")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})?")
_PACKAGES = frozenset(FRAMEWORK_PACKAGES.values())
_ROUTES = frozenset({"tf", "tf.keras", "keras", "tf_keras"})


def grounded(audit: Audit, database: Database) -> Audit:
    """The audit with nothing in it that its run could have made up, but for ids, numbers, places and code. Raises
    Untrusted for what is not of the form that an audit has."""
    known = {bug.id: bug for bug in database.bugs}
    findings = tuple(_finding(one, known) for one in audit.findings)
    return Audit(
        project="",
        stacks=tuple(map(_stack, audit.stacks)),
        findings=findings,
        scanned=Scanned(
            files=_count(audit.scanned.files),
            notebooks=_count(audit.scanned.notebooks),
            reached=_count(audit.scanned.reached),
        ),
        skips=tuple(map(_skip, audit.skips)),
        ignored=tuple(_ignored(one, known) for one in audit.ignored),
        remarks=tuple(
            Remark(location=_policy_place(one.location), text=LOOSER, loosens=True)
            for one in audit.remarks
            if one.loosens
        ),
        upgrades=tuple(_upgrade(one, known) for one in audit.upgrades),
        advisories=_advisories(audit.advisories) if audit.advisories is not None else None,
        fail_on_advisories=audit.fail_on_advisories,
        version=__version__,
        database_date=database.date,
        database_bugs=sum(1 for bug in database.bugs if bug.silent),
        fail_on=_level(audit.fail_on),
        exit_code=audit.exit_code if audit.exit_code in range(5) else 0,
        sources=_sources(audit.sources, findings),
        change=_change(audit.change, known) if audit.change is not None else None,
        fail_on_new=_level(audit.fail_on_new),
    )


def _finding(finding: Finding, known: Mapping[str, Bug]) -> Finding:
    bug = _bug(finding.id, known)
    faces = {variant.name: variant for variant in bug.variants}
    if finding.variant is not None and finding.variant not in faces:
        raise _no("a variant")
    affected = [*bug.affected, *(one for face in bug.variants for one in face.affected)]
    says = set(_says([bug.trigger, *(face.trigger for face in bug.variants)]))
    way = finding.way_out
    return Finding(
        id=bug.id,
        title=faces[finding.variant].title if finding.variant is not None else bug.title,
        threat=bug.threat,
        scenario=bug.scenario,
        component=bug.component,
        # No run of a repro is known here but by its word.
        evidence=min(finding.evidence, Evidence.TRIGGERED, key=lambda evidence: evidence.strength),
        certainty=finding.certainty,
        implementation=_implementation(finding.implementation),
        url=bug.url,
        variant=finding.variant,
        symptom=bug.symptom,
        measured=finding.measured if finding.measured in _ranges(affected) else "",
        basis=finding.basis if finding.basis in ("measured", "reported") else "reported",
        because=tuple(
            Because(location=_place(one.location), text=one.text if one.text in says else PART)
            for one in finding.because
        ),
        reasons=(UNSURE,) if finding.reasons else (),
        same_cause=tuple(_bug(id, known).id for id in finding.same_cause),
        locations=tuple(map(_place, finding.locations)),
        way_out=WayOut(
            package=_one_of(way.package, _PACKAGES),
            fixed_in=_fits(_VERSION, way.fixed_in) if way.fixed_in is not None else None,
            workaround=bug.way_out.workaround,
        ),
        stack=_path(finding.stack),
        fingerprints=tuple(_fits(_PRINT, one) for one in finding.fingerprints),
    )


def _bug(id: str, known: Mapping[str, Bug]) -> Bug:
    if id not in known:
        raise _no("a bug's id")
    return known[id]


def _ranges(affected: Iterable[Affected]) -> set[str]:
    return {in_words(one.ranges) for one in affected}


def _says(trigger: Any) -> Iterable[str]:
    """The sentences of a trigger, which tell what a line of code does."""
    if isinstance(trigger, dict):
        if isinstance(trigger.get("says"), str):
            yield trigger["says"]
        for inner in trigger.values():
            yield from _says(inner)
    elif isinstance(trigger, list | tuple):
        for inner in trigger:
            yield from _says(inner)


def _stack(stack: Stack) -> Stack:
    return Stack(
        folder=_path(stack.folder),
        packages=tuple(map(_package, stack.packages)),
        routes={
            _one_of(route, _ROUTES): tuple(_implementation(one) for one in served)
            for route, served in stack.routes.items()
        },
        legacy_keras=_place(stack.legacy_keras) if stack.legacy_keras is not None else None,
        notebook=_path(stack.notebook) if stack.notebook is not None else None,
    )


def _package(package: Package) -> Package:
    held = package.requirement
    requirement = Requirement(
        name=_one_of(held.name, FRAMEWORK_PACKAGES),
        package=_one_of(held.package, _PACKAGES),
        location=_place(held.location),
        specifier=_fits(_SPECIFIER, held.specifier),
        version=_fits(_VERSION, held.version) if held.version is not None else None,
        kind=held.kind,
    )
    return Package(requirement=requirement, releases=tuple(_fits(_VERSION, one) for one in package.releases))


def _implementation(one: Implementation) -> Implementation:
    return Implementation(package=_one_of(one.package, _PACKAGES), version=_fits(_VERSION, one.version))


def _skip(skip: Skip) -> Skip:
    return Skip(location=_place(skip.location), reason=UNREAD, partial=skip.partial)


def _ignored(one: Ignored, known: Mapping[str, Bug]) -> Ignored:
    bug = _bug(one.id, known)
    return Ignored(
        id=bug.id,
        location=_place(one.location),
        reason="",
        by=_policy_place(one.by),
        kind=one.kind,
        expires=_fits(_DATE, one.expires),
        title=bug.title,
        threat=bug.threat,
        evidence=one.evidence,
        certainty=one.certainty,
    )


def _upgrade(way: Upgrade, known: Mapping[str, Bug]) -> Upgrade:
    return Upgrade(
        stack=_path(way.stack),
        package=_one_of(way.package, _PACKAGES),
        version=_fits(_VERSION, way.version),
        clears=tuple(_bug(id, known).id for id in way.clears),
        brings=tuple(_bug(id, known).id for id in way.brings),
        fits_python=way.fits_python,
    )


def _change(change: Change, known: Mapping[str, Bug]) -> Change:
    fixed = tuple(_finding(one, known) for one in change.fixed)
    return Change(
        base=_fits(_COMMIT, change.base),
        brought=frozenset(_fits(_PRINT, one) for one in change.brought),
        already=frozenset(_fits(_PRINT, one) for one in change.already),
        fixed=fixed,
        moves=tuple(map(_move, change.moves)),
        ignored=tuple(_ignored(one, known) for one in change.ignored),
        code=change.code,
        unseen=tuple(map(_skip, change.unseen)),
        sources=_sources(change.sources, fixed),
    )


def _move(move: Move) -> Move:
    return Move(
        package=_one_of(move.package, _PACKAGES),
        old=_fits(_SPECIFIER, move.old),
        new=_fits(_SPECIFIER, move.new),
        location=_place(move.location),
        stack=_path(move.stack),
    )


def _advisories(asked: Advisories) -> Advisories:
    return Advisories(
        audited=_count(asked.audited),
        found=tuple(
            Advisory(
                package=_fits(_PACKAGE, one.package),
                version=_fits(_VERSION, one.version),
                id=_fits(_ADVISORY, one.id),
                aliases=tuple(_fits(_ADVISORY, alias) for alias in one.aliases),
                fixed_in=tuple(_fits(_VERSION, version) for version in one.fixed_in),
                location=_place(one.location) if one.location is not None else None,
            )
            for one in asked.found
        ),
        skipped=tuple((_fits(_PACKAGE, name), UNCHECKED) for name, _ in asked.skipped),
        failure=UNCHECKED if asked.failure is not None else None,
    )


def _sources(sources: Mapping[str, str], findings: Iterable[Finding]) -> dict[str, str]:
    """The lines of code at the places that the findings name, and no others."""
    places = {
        str(place) for one in findings for place in (*one.locations, *(because.location for because in one.because))
    }
    return {place: sources[place][:MAX_CODE] for place in sorted(places) if place in sources}


def _place(location: Location) -> Location:
    numbers = (location.line, location.column, location.end_column, location.cell or 0)
    if any(number < 0 or number > 10**9 for number in numbers):
        raise _no("a place")
    return msgspec.structs.replace(location, path=_path(location.path), symbol=None)


def _policy_place(location: Location) -> Location:
    """A policy may stand above the audited folder: then its file's name is kept, which is no link."""
    name = location.path.rpartition("/")[2]
    return _place(msgspec.structs.replace(location, path=name) if location.path.startswith("../") else location)


def _path(path: str) -> str:
    """A path below the project; one that goes up would make a link to another repository."""
    parts = path.split("/")
    if path != "." and (len(path) > 1_000 or any(part in ("", ".", "..") for part in parts)):
        raise _no("a path")
    return path


def _count(number: int) -> int:
    if not 0 <= number <= 10**9:
        raise _no("a count")
    return number


def _level(level: int | None) -> int | None:
    if level is not None and level not in (1, 2, 3, 4):
        raise _no("a threat level")
    return level


def _fits(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise _no("a version, a name or a fingerprint")
    return text


def _one_of(text: str, known: Iterable[str]) -> str:
    if text not in known:
        raise _no("a package or a route")
    return text


def _no(what: str) -> Untrusted:
    return Untrusted(f"the artifact holds {what} that no audit would")
