"""SARIF 2.1.0, for GitHub's code scanning and other viewers."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import quote

from auditor.matching.finding import LEVELS, Audit, Evidence, Finding
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import plain

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {4: "error", 3: "warning", 2: "note", 1: "note"}


def render(audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED, show_possible: bool = False) -> str:
    """The report as SARIF. Possible findings are left out unless asked for: a viewer shows no certainty."""
    findings = selection.listed(audit, min_evidence)
    if show_possible:
        findings += selection.possible(audit, min_evidence)
    runs = [_run(audit, findings)]
    if audit.advisories is not None:
        runs.append(_advisories(audit))
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": runs}, indent=2, ensure_ascii=False) + "\n"


def _run(audit: Audit, findings: list[Finding]) -> dict[str, Any]:
    ids = list(dict.fromkeys(finding.id for finding in findings))
    rules = [_rule(next(f for f in findings if f.id == id)) for id in ids]
    results = [
        _result(audit, finding, ids.index(finding.id), where)
        for finding in findings
        for where in finding.locations or (None,)
    ]
    notes = [
        {
            "level": "warning" if skip.partial else "note",
            "message": {"text": plain(f"{skip.location}: {skip.reason}", 1_000)},
        }
        for skip in audit.skips
    ]
    driver = {
        "name": "silent-audit",
        "version": audit.version,
        "informationUri": "https://github.com/silent-audit/silent-audit",
        "rules": rules,
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": True, "exitCode": audit.exit_code, "toolExecutionNotifications": notes}
        ],
        "results": results,
    }


def _rule(finding: Finding) -> dict[str, Any]:
    work = f"\n\n**Workaround:** {finding.way_out.workaround}" if finding.way_out.workaround else ""
    return {
        "id": finding.id,
        "name": "".join(word.capitalize() for word in finding.title.split()[:8] if word.isalnum()) or finding.id,
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": finding.symptom or finding.title},
        "helpUri": finding.url,
        "help": {
            "text": f"{finding.symptom or finding.title}\nAffected ({finding.basis}): {finding.measured}",
            "markdown": f"{finding.symptom or finding.title}\n\n**Affected ({finding.basis}):** {finding.measured}{work}",
        },
        "defaultConfiguration": {"level": _LEVELS[finding.threat]},
        "properties": {"tags": ["silent-bug", finding.scenario, finding.component], "threat": finding.threat},
    }


def _result(audit: Audit, finding: Finding, index: int, where: Location | None) -> dict[str, Any]:
    text = f"{finding.title} (level {finding.threat}, {LEVELS[finding.threat]}). Way out: {words.way_out(finding)}."
    if where is not None and where.cell is not None:
        text = f"Cell {where.cell}, line {where.line}: {text}"
    result: dict[str, Any] = {
        "ruleId": finding.id,
        "ruleIndex": index,
        "level": _LEVELS[finding.threat],
        "message": {"text": plain(text, 2_000)},
        "partialFingerprints": {"silentAudit/v1": fingerprint(audit, finding, where)},
        "properties": {
            "evidence": finding.evidence.value,
            "certainty": finding.certainty.value,
            "variant": finding.variant,
        },
    }
    if where is not None:
        result["locations"] = [_location(where)]
        result["relatedLocations"] = [
            {**_location(because.location), "message": {"text": plain(because.text)}} for because in finding.because
        ]
    return result


def fingerprint(audit: Audit, finding: Finding, where: Location | None) -> str:
    """What stays the same when lines move: the bug, the file, the function and the code of the line."""
    parts = [finding.id, finding.variant or ""]
    if where is not None:
        parts += [where.path, where.symbol or "", " ".join(audit.sources.get(str(where), "").split())]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _location(where: Location) -> dict[str, Any]:
    uri = quote(where.path.encode("utf-8", "surrogateescape"))
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}}
    # A notebook's lines are lines of a cell: a region of the file itself would point elsewhere.
    if where.line and where.cell is None:
        region = {"startLine": where.line}
        if where.column:
            region["startColumn"] = where.column
        if where.end_column > where.column > 0:
            region["endColumn"] = where.end_column
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if where.symbol:
        location["logicalLocations"] = [{"fullyQualifiedName": where.symbol}]
    return location


def _advisories(audit: Audit) -> dict[str, Any]:
    assert audit.advisories is not None
    rules = {advisory.id: advisory for advisory in audit.advisories.found}
    results = []
    for advisory in audit.advisories.found:
        text = f"{advisory.package} {advisory.version}: {advisory.id}"
        result: dict[str, Any] = {"ruleId": advisory.id, "level": "warning", "message": {"text": plain(text)}}
        if advisory.location is not None:
            result["locations"] = [_location(advisory.location)]
        results.append(result)
    said = plain(words.advisories_line(audit.advisories), 1_000)
    return {
        "tool": {
            "driver": {
                "name": "pip-audit",
                "rules": [{"id": i, "shortDescription": {"text": plain(a.summary or i)}} for i, a in rules.items()],
            }
        },
        "invocations": [
            {
                "executionSuccessful": audit.advisories.failure is None,
                "toolExecutionNotifications": [{"level": "note", "message": {"text": said}}],
            }
        ],
        "results": results,
    }
