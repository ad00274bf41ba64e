"""Where findings are shown by formats that know files and lines alone, and what they are known by from run to run."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.matching.finding import Audit, Finding
from auditor.matching.fingerprint import with_fingerprints
from auditor.place import Location


class Place(NamedTuple):
    """A place of a finding. `location` is None where neither code nor a manifest shows it; `print` is its fingerprint,
    of which no two places have the same."""

    finding: Finding
    location: Location | None
    print: str


def places(audit: Audit, findings: Sequence[Finding]) -> Iterator[Place]:
    """Every place of the findings; a finding that no line of code triggers stands where its package is asked for."""
    if not all(finding.fingerprints for finding in findings):
        findings = with_fingerprints(findings, audit.sources)
    seen: Counter[str] = Counter()
    for finding in findings:
        locations = finding.locations or pins(audit, finding) or (None,)
        for location, known in zip(locations, finding.fingerprints, strict=False):
            seen[known] += 1
            # The same line under two stacks of a project is two findings.
            yield Place(finding, location, f"{known}:{seen[known]}" if seen[known] > 1 else known)


def pins(audit: Audit, finding: Finding) -> tuple[Location, ...]:
    """Where the project asks for the affected package."""
    packages = [package for stack in audit.stacks if stack.folder == finding.stack for package in stack.packages]
    exact = [one for one in packages if one.requirement.package == finding.implementation.package]
    return tuple(one.requirement.location for one in (exact or packages)[:1])


def line_of(audit: Audit, location: Location) -> int:
    """The line of the file itself, 0 where the place is the file as a whole or a cell whose line is not known."""
    return location.line if location.cell is None else audit.file_lines.get(str(location), 0)


def within(prefix: str, path: str) -> str:
    """A path below the repository's root, where the audited root is `prefix` in it: a policy may stand above that."""
    joined = "/".join(part for part in (prefix.strip("/"), path) if part and part != ".")
    return posixpath.normpath(joined) if joined else ""
