"""GitLab's code quality report, for the merge request's widget and the marks beside its lines."""

from __future__ import annotations

import json
from typing import Any

from auditor.matching.finding import Audit, Certainty, Evidence
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import plain, whole
from auditor.report.places import Place, line_of, places, within

_SEVERITIES = {4: "critical", 3: "major", 2: "minor", 1: "info"}


def render(
    audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED, show_possible: bool = False, prefix: str = ""
) -> str:
    """The report as a list of issues. GitLab tells by their fingerprints what a merge request brings and fixes.

    Advisories are not in it: GitLab's dependency scanning has a report of its own for them.
    """
    findings = selection.listed(audit, min_evidence)
    if show_possible:
        findings += selection.possible(audit, min_evidence)
    issues = [_issue(audit, place, prefix) for place in places(audit, findings)]
    # A path stays what it is, so that GitLab finds it; in ASCII nothing of it steers a terminal.
    return json.dumps(issues, indent=2) + "\n"


def _issue(audit: Audit, place: Place, prefix: str) -> dict[str, Any]:
    finding, where = place.finding, place.location or Location(path=".")
    cell = f"cell {where.cell}, line {where.line}: " if where.cell is not None else ""
    certain = finding.certainty is Certainty.CERTAIN
    unsure = "" if certain else f"possible ({words.unsure(finding)}): "
    said = f"{finding.id}, {words.level(finding.threat)}: {unsure}{cell}{finding.title}"
    seen = f" Seen in a run: {words.figures(finding.run)}." if finding.run and words.figures(finding.run) else ""
    return {
        "description": plain(f"{said}.{seen} Way out: {words.way_out(finding)}.", 1_000),
        "check_name": finding.id,
        "fingerprint": place.print,
        "severity": _SEVERITIES[finding.threat] if certain else "info",
        "location": {
            "path": whole(within(prefix, where.path)) or ".",
            "lines": {"begin": max(1, line_of(audit, where))},
        },
    }
