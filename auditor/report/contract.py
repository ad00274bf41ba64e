"""The JSON report: the contract that other tools rely on, with its schema in `schema.json`."""

from __future__ import annotations

from typing import Any

import msgspec

from auditor.matching.finding import Audit, Evidence, Finding
from auditor.place import Location

SCHEMA_VERSION = 1


def render(audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED) -> str:
    """The report as JSON, two blanks deep."""
    return msgspec.json.format(msgspec.json.encode(document(audit, min_evidence)), indent=2).decode() + "\n"


def document(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> dict[str, Any]:
    """The report as plain data. Findings below `min_evidence` are counted and left out."""
    shown = [f for f in audit.findings if f.evidence.strength >= min_evidence.strength]
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {
            "name": "silent-audit",
            "version": audit.version,
            "database": {"date": audit.database_date, "bugs": audit.database_bugs},
        },
        "project": audit.project,
        "exit_code": audit.exit_code,
        "fail_on": audit.fail_on,
        "scanned": msgspec.to_builtins(audit.scanned),
        "stack": _stack(audit),
        "findings": [_finding(finding) for finding in shown],
        "counts": _counts(audit),
        "upgrades": msgspec.to_builtins(audit.upgrades),
        "advisories": msgspec.to_builtins(audit.advisories),
        "warnings": [
            {**_location(skip.location), "reason": skip.reason, "partial": skip.partial} for skip in audit.skips
        ],
    }


def _stack(audit: Audit) -> list[dict[str, Any]]:
    rows = []
    for stack in audit.stacks:
        for package in stack.packages:
            requirement = package.requirement
            served = [
                route
                for route, implementations in stack.routes.items()
                if any(i.package == requirement.package for i in implementations)
            ]
            rows.append(
                {
                    "package": requirement.name,
                    "version": package.version,
                    "specifier": requirement.specifier,
                    "releases": list(package.releases),
                    "source": {"path": requirement.location.path, "line": requirement.location.line},
                    "folder": stack.folder,
                    "implementation_of": served,
                }
            )
    return rows


def _location(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "cell": location.cell,
        "symbol": location.symbol,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "title": finding.title,
        "threat": finding.threat,
        "scenario": finding.scenario,
        "component": finding.component,
        "variant": finding.variant,
        "evidence": finding.evidence.value,
        "certainty": finding.certainty.value,
        "because": [{**_location(b.location), "text": b.text} for b in finding.because],
        "reasons": list(finding.reasons),
        "same_cause": list(finding.same_cause),
        "locations": [_location(location) for location in finding.locations],
        "implementation": {
            "package": finding.implementation.package,
            "version": finding.implementation.version,
        },
        "measured": finding.measured,
        "basis": finding.basis,
        "way_out": {"fixed_in": finding.way_out.fixed_in, "workaround": finding.way_out.workaround},
        "stack": finding.stack,
        "url": finding.url,
    }


def _counts(audit: Audit) -> dict[str, dict[str, int]]:
    threats = {str(level): 0 for level in (4, 3, 2, 1)}
    evidence = {one.value: 0 for one in Evidence}
    for finding in audit.findings:
        evidence[finding.evidence.value] += 1
        if finding.evidence.strength >= Evidence.TRIGGERED.strength:
            threats[str(finding.threat)] += 1
    return {"by_threat": threats, "by_evidence": evidence}
