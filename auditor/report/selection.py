"""What a report shows: the rest is counted, never silently left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from auditor.matching.finding import Audit, Certainty, Evidence, Finding


class Rest(NamedTuple):
    """How many bugs a report leaves out.

    `below` were triggered and are weaker than what is listed; `hold` are in the installed versions without this code
    meeting them; `may_hold` are in some of the versions that may be installed.
    """

    below: int
    hold: int
    may_hold: int


def listed(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> list[Finding]:
    """The findings that a report tells in full: certain, and of at least this evidence."""
    return [f for f in _standing(audit, min_evidence) if f.certainty is Certainty.CERTAIN]


def possible(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> list[Finding]:
    """The findings of at least this evidence that can be neither shown nor ruled out."""
    return [f for f in _standing(audit, min_evidence) if f.certainty is Certainty.POSSIBLE]


def refuted(audit: Audit) -> list[Finding]:
    """The findings whose repros ran under the project's own stack, and were not shown."""
    return [f for f in audit.findings if f.refuted]


def _standing(audit: Audit, min_evidence: Evidence) -> list[Finding]:
    return [f for f in audit.findings if not f.refuted and _reaches(f, min_evidence)]


def rest(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> Rest:
    """What is neither listed nor possible, a bug counted once, at its strongest."""
    told = {f.id for f in audit.findings if _reaches(f, min_evidence) or f.refuted}
    left = [f for f in audit.findings if f.id not in told]
    below = {f.id for f in left if _reaches(f, Evidence.TRIGGERED)}
    hold = {f.id for f in left if f.certainty is Certainty.CERTAIN} - below
    return Rest(len(below), len(hold), len({f.id for f in left} - below - hold))


def by_threat(findings: Sequence[Finding]) -> dict[int, int]:
    """How many findings there are at each threat level, worst first."""
    counts = Counter(finding.threat for finding in findings)
    return {level: counts[level] for level in (4, 3, 2, 1) if counts[level]}


def by_evidence(findings: Sequence[Finding]) -> dict[Evidence, int]:
    """How many findings there are of each evidence, strongest first."""
    counts = Counter(finding.evidence for finding in findings)
    return {evidence: counts[evidence] for evidence in reversed(Evidence) if counts[evidence]}


def gate(findings: Sequence[Finding], fail_on: int | None) -> bool:
    """Whether a finding is at or above the gate: certain, triggered or reproduced, of this threat or worse."""
    return fail_on is not None and any(
        f.threat >= fail_on and f.certainty is Certainty.CERTAIN and _reaches(f, Evidence.TRIGGERED) and not f.refuted
        for f in findings
    )


def brought(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> list[Finding]:
    """Of what is listed, what this change brings; all of it where there is no base to compare with."""
    return [f for f in listed(audit, min_evidence) if audit.change is None or audit.change.brings(f)]


def already(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> list[Finding]:
    """Of what is listed, what was there before this change; nothing where there is no base to compare with."""
    return [f for f in listed(audit, min_evidence) if audit.change is not None and not audit.change.brings(f)]


def fails(audit: Audit, finding: Finding) -> bool:
    """Whether this finding is at or above a gate: the one on all, or the one on what a change brings."""
    new = audit.change is None or audit.change.brings(finding)
    return gate([finding], audit.fail_on) or (new and gate([finding], audit.fail_on_new))


def _reaches(finding: Finding, evidence: Evidence) -> bool:
    return finding.evidence.strength >= evidence.strength


def advisories_fail(audit: Audit) -> bool:
    """Whether known advisories fail the audit: where that is wanted, and there are some."""
    return audit.fail_on_advisories and audit.advisories is not None and bool(audit.advisories.found)
