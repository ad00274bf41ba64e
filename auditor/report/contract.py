"""The JSON report: the contract that other tools rely on, with its schema in `schema.json`."""

from __future__ import annotations

from typing import Any

import msgspec

from auditor.matching.finding import Advisories, Audit, Change, Evidence, Finding, Ignored
from auditor.place import Location, Skip, role_of
from auditor.project.stack import Package, Stack
from auditor.report.escape import whole

SCHEMA_VERSION = 1


def render(audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED) -> str:
    """The report as JSON, two blanks deep."""
    return msgspec.json.format(msgspec.json.encode(document(audit, min_evidence)), indent=2).decode() + "\n"


def document(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> dict[str, Any]:
    """The report as plain data. Findings below `min_evidence` are counted and left out."""
    shown = [f for f in audit.findings if f.evidence.strength >= min_evidence.strength]
    said: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {
            "name": "silent-audit",
            "version": audit.version,
            "database": {"date": audit.database_date, "bugs": audit.database_bugs},
        },
        "project": audit.project,
        "exit_code": audit.exit_code,
        "fail_on": audit.fail_on,
        "fail_on_new": audit.fail_on_new,
        "min_evidence": min_evidence.value,
        "scanned": msgspec.to_builtins(audit.scanned),
        "stack": [_package(package, stack) for stack in audit.stacks for package in stack.packages],
        "findings": [_finding(finding, audit.change) for finding in shown],
        "change": None if audit.change is None else _change(audit.change),
        "counts": _counts(audit),
        "ignored": [_ignored(one) for one in audit.ignored],
        "rerated": [
            {"id": one.id, "threat": one.threat, "was": one.was, "reason": one.reason, "by": _location(one.by)}
            for one in audit.rerated
        ],
        "remarks": [{**_location(one.location), "text": one.text} for one in audit.remarks],
        "upgrades": msgspec.to_builtins(audit.upgrades),
        "advisories": _advisories(audit.advisories),
        "warnings": [_warning(skip) for skip in audit.skips],
    }
    cleaned: dict[str, Any] = _encodable(said)
    return cleaned


def _encodable(value: Any) -> Any:
    """The same data, every text of it such that UTF-8 can hold it: a file's name may be any bytes."""
    if isinstance(value, str):
        return value if value.isascii() else whole(value)
    if isinstance(value, dict):
        return {key: _encodable(held) for key, held in value.items()}
    return [_encodable(held) for held in value] if isinstance(value, (list, tuple)) else value


def _package(package: Package, stack: Stack) -> dict[str, Any]:
    requirement = package.requirement
    return {
        "package": requirement.name,
        "version": package.version,
        "specifier": requirement.specifier,
        "releases": list(package.releases),
        "source": {"path": requirement.location.path, "line": requirement.location.line},
        "folder": stack.folder,
        "implementation_of": [
            route for route, served in stack.routes.items() if any(one.package == requirement.package for one in served)
        ],
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "cell": location.cell,
        "symbol": location.symbol,
        "role": role_of(location.path),
    }


def _finding(finding: Finding, change: Change | None = None) -> dict[str, Any]:
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
        "implementation": {"package": finding.implementation.package, "version": finding.implementation.version},
        "measured": finding.measured,
        "basis": finding.basis,
        "way_out": {"fixed_in": finding.way_out.fixed_in, "workaround": finding.way_out.workaround},
        "stack": finding.stack,
        "url": finding.url,
        "refuted": finding.refuted,
        "run": None if finding.run is None else msgspec.to_builtins(finding.run),
        "fingerprints": list(finding.fingerprints),
        "change": None if change is None else "brought" if change.brings(finding) else "already",
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "base": change.base,
        "code": change.code,
        "moves": [
            {
                "package": move.package,
                "old": move.old or None,
                "new": move.new or None,
                "location": _location(move.location),
                "stack": move.stack,
            }
            for move in change.moves
        ],
        "brought": sorted(change.brought),
        "already": sorted(change.already),
        "fixed": [_finding(finding) for finding in change.fixed],
        "ignored": [_ignored(one) for one in change.ignored],
        "unseen": [_warning(skip) for skip in change.unseen],
    }


def _ignored(one: Ignored) -> dict[str, Any]:
    return {
        "id": one.id,
        "location": _location(one.location),
        "by": _location(one.by),
        "reason": one.reason,
        "kind": one.kind,
        "expires": one.expires or None,
        "title": one.title,
        "threat": one.threat,
        "evidence": one.evidence.value,
        "certainty": one.certainty.value,
    }


def _warning(skip: Skip) -> dict[str, Any]:
    return {**_location(skip.location), "reason": skip.reason, "partial": skip.partial}


def _counts(audit: Audit) -> dict[str, dict[str, int]]:
    threats = {str(level): 0 for level in (4, 3, 2, 1)}
    evidence = {one.value: 0 for one in Evidence}
    for finding in audit.findings:
        evidence[finding.evidence.value] += 1
        if finding.evidence.strength >= Evidence.TRIGGERED.strength and not finding.refuted:
            threats[str(finding.threat)] += 1
    return {"by_threat": threats, "by_evidence": evidence}


def _advisories(asked: Advisories | None) -> dict[str, Any] | None:
    if asked is None:
        return None
    return {
        "audited": asked.audited,
        "failure": asked.failure,
        "found": [
            {
                "package": one.package,
                "version": one.version,
                "id": one.id,
                "aliases": list(one.aliases),
                "fixed_in": list(one.fixed_in),
                "summary": one.summary,
                "location": None if one.location is None else _location(one.location),
            }
            for one in asked.found
        ],
        "skipped": [{"package": package, "reason": reason} for package, reason in asked.skipped],
    }
