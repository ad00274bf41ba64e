"""Findings less what the code says that it knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from auditor.matching.finding import Finding, Ignored
from auditor.place import Skip
from auditor.usage.ignores import Ignore


def without(findings: Iterable[Finding], ignores: Sequence[Ignore]) -> tuple[list[Finding], list[Ignored]]:
    """The findings without the places that a comment ignores, and those places."""
    if not ignores:
        return list(findings), []
    kept, ignored = [], []
    for finding in findings:
        places = []
        for location in finding.locations:
            by = next((one for one in ignores if one.covers(finding.id, location)), None)
            if by is None:
                places.append(location)
            else:
                ignored.append(Ignored(id=finding.id, location=location, reason=by.reason, by=by.location))
        if len(places) == len(finding.locations):
            kept.append(finding)
        elif places:
            kept.append(msgspec.structs.replace(finding, locations=tuple(places)))
    return kept, ignored


def remarks(ignores: Iterable[Ignore], ignored: Iterable[Ignored], known: Collection[str]) -> list[Skip]:
    """What is to be said of the comments: those that do not count, and those that nothing needs any more."""
    used = {(one.by, one.id) for one in ignored}
    found = []
    for ignore in ignores:
        if ignore.problem:
            found.append(Skip(location=ignore.location, reason=f"this comment {ignore.problem}", partial=False))
            continue
        for id in ignore.ids:
            if id not in known:
                reason = f"this comment ignores {id}, which the database does not hold"
            elif (ignore.location, id) not in used:
                reason = f"this comment ignores {id}, which is not found here"
            else:
                continue
            found.append(Skip(location=ignore.location, reason=reason, partial=False))
    return found
