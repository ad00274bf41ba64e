"""What a report shows: the rest is counted, never silently left out."""

from __future__ import annotations

from collections import Counter

from auditor.matching.finding import Audit, Certainty, Evidence, Finding


def listed(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> list[Finding]:
    """The findings that a report tells in full: certain, and of at least this evidence."""
    return [
        f for f in audit.findings if f.certainty is Certainty.CERTAIN and f.evidence.strength >= min_evidence.strength
    ]


def possible(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> list[Finding]:
    """The findings of at least this evidence that can be neither shown nor ruled out."""
    return [
        f for f in audit.findings if f.certainty is Certainty.POSSIBLE and f.evidence.strength >= min_evidence.strength
    ]


def holding(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> int:
    """How many other bugs hold in the installed versions, without this code meeting them."""
    told = {f.id for f in audit.findings if f.evidence.strength >= min_evidence.strength}
    return len({f.id for f in audit.findings} - told)


def by_threat(findings: list[Finding]) -> dict[int, int]:
    """How many findings there are at each threat level, worst first."""
    counts = Counter(finding.threat for finding in findings)
    return {level: counts[level] for level in (4, 3, 2, 1) if counts[level]}


def gate(findings: tuple[Finding, ...], fail_on: int | None) -> bool:
    """Whether a finding is at or above the gate: certain, triggered or reproduced, of this threat or worse."""
    return fail_on is not None and any(
        f.threat >= fail_on and f.certainty is Certainty.CERTAIN and f.evidence.strength >= Evidence.TRIGGERED.strength
        for f in findings
    )
