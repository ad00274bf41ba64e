"""What a finding is known by from one run to the next, wherever its lines have moved to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from auditor.matching.finding import Finding
from auditor.place import Location

Place = tuple[str, str, str, int, int, int, str]
"""A place of a finding, such that places of one bug are sorted as people read them."""


def with_fingerprints(findings: Sequence[Finding], sources: Mapping[str, str]) -> list[Finding]:
    """The findings, each with a fingerprint for each of its places, or one where it has none.

    A fingerprint is of the bug and the line of code, not of where that stands: a line that moved, was indented, or
    whose file has another name has the same. Of lines that are the same the second, in the order of files and lines, is
    another one; so is the same line under another stack.
    """
    known: dict[Place, str] = {}
    before: Counter[tuple[str, ...]] = Counter()
    held = {(place(finding, where), code_at(where, sources)) for finding in findings for where in places(finding)}
    for one, code in sorted(held):
        parts = (*one[:2], code)
        known[one] = _digest(*parts, str(before[parts]))
        before[parts] += 1
    return [
        msgspec.structs.replace(finding, fingerprints=tuple(known[place(finding, where)] for where in places(finding)))
        for finding in findings
    ]


def fingerprint(finding: Finding, sources: Mapping[str, str]) -> str:
    """The fingerprint of a finding as a whole, with all its places."""
    (one,) = with_fingerprints([finding], sources)
    return _digest(*sorted(one.fingerprints))


def places(finding: Finding) -> tuple[Location | None, ...]:
    """The places of a finding; None stands for the one place of a finding that has none."""
    return finding.locations or (None,)


def place(finding: Finding, where: Location | None) -> Place:
    """A place of a finding, under its stack."""
    if where is None:
        return finding.id, finding.variant or "", "", 0, 0, 0, finding.stack
    variant, cell = finding.variant or "", where.cell or 0
    return finding.id, variant, where.path, cell, where.line, where.column, finding.stack


def code_at(where: Location | None, sources: Mapping[str, str]) -> str:
    """The code at a place, however it is spaced."""
    return "" if where is None else " ".join(sources.get(str(where), "").split())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
