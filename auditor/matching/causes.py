"""Findings of one cause, told as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from packaging.version import Version

from auditor.database.bug import Bug
from auditor.matching.finding import Evidence, Finding, WayOut


def folded(findings: Sequence[Finding], bugs: Iterable[Bug]) -> list[Finding]:
    """The findings, those joined that name each other as of the same cause and were triggered at the very same places.

    The first of them, the worst, speaks for the others and names them; its way out is one for all.
    """
    causes = {bug.id: frozenset(bug.same_cause) for bug in bugs}
    kept: list[list[Finding]] = []
    alike: dict[tuple[object, ...], list[list[Finding]]] = {}
    for finding in findings:
        if finding.evidence.strength < Evidence.TRIGGERED.strength:
            kept.append([finding])
            continue
        key = finding.evidence, finding.certainty, finding.stack, finding.locations
        groups = alike.setdefault(key, [])
        group = next((group for group in groups if finding.id in causes.get(group[0].id, ())), None)
        if group is None:
            group = []
            kept.append(group)
            groups.append(group)
        group.append(finding)
    return [_joined(group) for group in kept]


def _joined(group: Sequence[Finding]) -> Finding:
    first = group[0]
    if len(group) == 1:
        return first
    fixed = [finding.way_out.fixed_in for finding in group]
    known = [version for version in fixed if version is not None]
    way_out = WayOut(
        package=first.way_out.package,
        fixed_in=max(known, key=Version) if len(known) == len(fixed) else None,
        workaround=first.way_out.workaround,
    )
    others = tuple(sorted({finding.id for finding in group} - {first.id}))
    return msgspec.structs.replace(first, same_cause=others, way_out=way_out)
