"""The way out: the nearest release without a bug, and the nearest that clears them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from packaging.version import Version

from auditor.database.bug import Affected, Bug, Database, Release
from auditor.matching.faces import BUNDLED
from auditor.matching.finding import Certainty, Evidence, Finding, Upgrade
from auditor.matching.match import Matcher
from auditor.matching.versions import holding, parsed
from auditor.project.framework import routes
from auditor.project.stack import Implementation, Stack


def with_way_out(findings: Sequence[Finding], stack: Stack, database: Database) -> list[Finding]:
    """The findings with the nearest later release of the stack's own package that is without each."""
    package = driving(stack)
    later = list(_later(stack, database))
    found = []
    for finding in findings:
        affected = _affected(database.bug(finding.id), finding.variant)
        fixed = next((version for version, served in later if not _met(affected, served)), None)
        way_out = msgspec.structs.replace(finding.way_out, package=package, fixed_in=fixed)
        found.append(msgspec.structs.replace(finding, way_out=way_out))
    return found


def driving(stack: Stack) -> str:
    """The package whose version decides: tensorflow where it is named, else the first that is."""
    names = [package.requirement.package for package in stack.packages]
    return "tensorflow" if "tensorflow" in names else names[0]


def upgrade(
    matcher: Matcher, findings: Sequence[Finding], stack: Stack, inside: frozenset[str], database: Database
) -> Upgrade | None:
    """The nearest later release that clears every triggered finding of a stack, and what it would bring; None
    without one."""
    met = [
        f for f in findings if f.evidence.strength >= Evidence.TRIGGERED.strength and f.certainty is Certainty.CERTAIN
    ]
    if not met:
        return None
    clears = {(finding.id, finding.variant): _affected(database.bug(finding.id), finding.variant) for finding in met}
    candidates = []
    for version, served in _later(stack, database):
        if any(_met(affected, served) for affected in clears.values()):
            continue
        brings = list(_brought(matcher, served, set(clears), inside))
        candidates.append((version, brings))
        if not brings:
            break
    if not candidates:
        return None
    # The nearest that brings none, if there is one; else the nearest of all.
    version, brings = next((c for c in candidates if not c[1]), candidates[0])
    return Upgrade(
        stack=stack.folder, package=driving(stack), version=version,
        clears=tuple(dict.fromkeys(id for id, _ in clears)), brings=tuple(dict.fromkeys(brings)),
    )  # fmt: skip


def _affected(bug: Bug, variant: str | None) -> tuple[Affected, ...]:
    return next((v.affected for v in bug.variants if v.name == variant), bug.affected)


Served = dict[str, tuple[Implementation, ...]]


def _met(affected: Sequence[Affected], served: Served) -> bool:
    """Whether any implementation that may serve a route is affected."""
    return any(holding(affected, route, one) for route, held in served.items() for one in held if route != BUNDLED)


def _brought(
    matcher: Matcher, served: Served, cleared: set[tuple[str, str | None]], inside: frozenset[str]
) -> Iterator[str]:
    """The bugs that another release would bring: affected there, and triggered for certain by this code."""
    for face in matcher.faces:
        if (face.bug.id, face.variant) in cleared or not _met(face.affected, served):
            continue
        if matcher.triggers(face, served, inside):
            yield face.bug.id


def _later(stack: Stack, database: Database) -> Iterator[tuple[str, Served]]:
    """Every final release of the driving package after the newest that the stack admits, with what it would serve.

    What else the stack pins stays, except a keras or tf-keras that belongs to the old release: that moves along.
    """
    package = driving(stack)
    held = next(p for p in stack.packages if p.requirement.package == package)
    newest = max((parsed(version) for version in held.releases), default=Version("0"))
    legacy = stack.legacy_keras is not None
    for release in finals(database.releases.get(package, ())):
        if Version(release.version) <= newest:
            continue
        if package == "tensorflow":
            yield (
                release.version,
                _newest(routes([release.version], None, None, database.releases, legacy=legacy)),
            )
        else:
            yield release.version, {"keras": (Implementation(package=package, version=release.version),)}


def _newest(served: Served) -> Served:
    """An upgrade takes the newest keras that the new TensorFlow admits, as installers do."""
    return {route: held[-1:] for route, held in served.items()}


def finals(releases: Iterable[Release]) -> Iterator[Release]:
    """The releases that one would upgrade to: no pre-release, none yanked."""
    for release in releases:
        if not release.yanked and not Version(release.version).is_prerelease:
            yield release
