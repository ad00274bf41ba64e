"""SARIF 2.1.0, for GitHub's code scanning and other viewers."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from auditor.matching.finding import LEVELS, Advisories, Audit, Certainty, Evidence, Finding
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import markdown, plain, whole

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/silent-audit/silent-audit"
FINGERPRINT = "silentAudit/v1"
_LEVELS = {4: "error", 3: "warning", 2: "note", 1: "note"}


def render(audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED, show_possible: bool = False) -> str:
    """The report as SARIF. Possible findings are left out unless asked for: a viewer shows no certainty."""
    findings = selection.listed(audit, min_evidence)
    if show_possible:
        findings += selection.possible(audit, min_evidence)
    runs = [_run(audit, findings)]
    if audit.advisories is not None:
        runs.append(_advisories(audit.advisories))
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}
    return whole(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _run(audit: Audit, findings: Sequence[Finding]) -> dict[str, Any]:
    rules = {finding.id: _rule(finding) for finding in reversed(findings)}
    ids = sorted(rules)
    seen: Counter[str] = Counter()
    results = [
        _result(audit, finding, ids.index(finding.id), where, seen)
        for finding in findings
        for where in finding.locations or _pins(audit, finding) or (None,)
    ]
    notes = [
        {
            "level": "warning" if skip.partial else "note",
            "message": {"text": plain(f"{skip.location}: {skip.reason}", 1_000)},
        }
        for skip in audit.skips
    ]
    notes += [
        {"level": "note", "message": {"text": plain(f"{location}: {text}", 1_000)}}
        for location, text in words.remarks(audit)
    ]
    driver = {
        "name": "silent-audit",
        "version": audit.version,
        "informationUri": HOME,
        "rules": [rules[id] for id in ids],
        "properties": {"databaseDate": audit.database_date, "databaseBugs": audit.database_bugs},
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not words.partial(audit),
                "exitCode": audit.exit_code,
                "toolExecutionNotifications": notes,
            }
        ],
        "results": results,
    }


def _pins(audit: Audit, finding: Finding) -> tuple[Location, ...]:
    """Where the project asks for the affected package: the place of a finding that no line of code triggers."""
    packages = [package for stack in audit.stacks if stack.folder == finding.stack for package in stack.packages]
    exact = [one for one in packages if one.requirement.package == finding.implementation.package]
    return tuple(one.requirement.location for one in (exact or packages)[:1])


def _rule(finding: Finding) -> dict[str, Any]:
    symptom = " ".join((finding.symptom or finding.title).split())
    held = words.affected(finding)
    facts = [("Level", f"{finding.threat}, {LEVELS[finding.threat]}"), ("Scenario", finding.scenario)]
    facts += [(f"Affected ({finding.basis})", held)] if held else []
    facts += [("Workaround", finding.way_out.workaround)] if finding.way_out.workaround else []
    shown = [markdown(symptom, 2_000), *(f"**{name}**: {markdown(said, 1_000)}" for name, said in facts)]
    return {
        "id": finding.id,
        "name": "".join(word.capitalize() for word in finding.title.split()[:8] if word.isalnum()) or finding.id,
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": symptom},
        "helpUri": finding.url,
        "help": {
            "text": "\n".join([symptom, *(f"{name}: {said}" for name, said in facts)]),
            "markdown": "\n\n".join([*shown, f"[The tracker's page]({finding.url})"]),
        },
        "defaultConfiguration": {"level": _LEVELS[finding.threat]},
        "properties": {"tags": ["silent-bug", finding.scenario, finding.component], "threat": finding.threat},
    }


def _result(
    audit: Audit, finding: Finding, index: int, where: Location | None, seen: Counter[str]
) -> dict[str, Any]:  # fmt: skip
    text = f"{finding.title} ({words.level(finding.threat)}). Way out: {words.way_out(finding)}."
    if where is not None and where.cell is not None:
        text = f"Cell {where.cell}, line {where.line}: {text}"
    if finding.certainty is Certainty.POSSIBLE:
        text = f"Possible ({words.unsure(finding)}): {text}"
    properties: dict[str, Any] = {
        "evidence": finding.evidence.value,
        "certainty": finding.certainty.value,
        "threat": finding.threat,
        "variant": finding.variant,
        "reasons": [plain(reason) for reason in finding.reasons],
    }
    if where is not None and where.cell is not None:
        properties |= {"cell": where.cell, "line": where.line}
    print_ = fingerprint(audit, finding, where)
    seen[print_] += 1
    # The second of two lines that are the same is another result.
    again = f":{seen[print_]}" if seen[print_] > 1 else ""
    return {
        "ruleId": finding.id,
        "ruleIndex": index,
        "level": _LEVELS[finding.threat] if finding.certainty is Certainty.CERTAIN else "note",
        # In a message, brackets make a link to another place.
        "message": {"text": plain(text, 2_000).replace("[", "\\[").replace("]", "\\]")},
        "locations": [] if where is None else [_location(audit, where)],
        "relatedLocations": [
            {**_location(audit, because.location), "id": number, "message": {"text": plain(because.text)}}
            for number, because in enumerate(finding.because, 1)
        ],
        "partialFingerprints": {FINGERPRINT: print_ + again},
        "properties": properties,
    }


def fingerprint(audit: Audit, finding: Finding, where: Location | None) -> str:
    """What stays the same when lines move: the bug, the file, the function and the code of the line."""
    parts = [finding.id, finding.variant or ""]
    if where is not None:
        parts += [where.path, where.symbol or "", " ".join(audit.sources.get(str(where), "").split())]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _location(audit: Audit, where: Location) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.path), "uriBaseId": "%SRCROOT%"}}
    source = audit.sources.get(str(where), "")
    # A notebook's lines are lines of a cell: a region of the file itself would point elsewhere.
    if where.line and where.cell is None:
        region: dict[str, Any] = {"startLine": where.line}
        if where.column:
            region["startColumn"] = where.column
        if where.end_column > where.column > 0:
            region["endColumn"] = where.end_column
        if source:
            region["snippet"] = {"text": plain(source)}
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if where.cell is not None:
        location["message"] = {"text": f"cell {where.cell}, line {where.line}"}
        location["properties"] = {"cell": where.cell, "line": where.line, "snippet": plain(source)}
    if where.symbol:
        location["logicalLocations"] = [{"fullyQualifiedName": plain(where.symbol)}]
    return location


def _uri(path: str) -> str:
    """A file's name as a relative URI, whatever bytes it is of."""
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return quote(path.encode("utf-8", "replace"))


def _advisories(asked: Advisories) -> dict[str, Any]:
    """What pip-audit said, as a run of its own."""
    rules = {advisory.id: advisory for advisory in asked.found}
    ids = list(rules)
    results = []
    for advisory in asked.found:
        fixed = f"fixed in {', '.join(advisory.fixed_in)}" if advisory.fixed_in else "no fix is known"
        text = f"{advisory.package} {advisory.version}: {advisory.id}, {fixed}"
        where = advisory.location
        results.append(
            {
                "ruleId": advisory.id,
                "ruleIndex": ids.index(advisory.id),
                "level": "warning",
                "message": {"text": plain(text).replace("[", "\\[").replace("]", "\\]")},
                "locations": [] if where is None else [_location_of_pin(where)],
                "partialFingerprints": {FINGERPRINT: _pin_print(advisory.package, advisory.id, where)},
            }
        )
    unchecked = [f"{name} was not checked: {reason}" for name, reason in asked.skipped]
    return {
        "tool": {
            "driver": {
                "name": "pip-audit",
                "rules": [
                    {"id": id, "shortDescription": {"text": plain(one.summary or id)}} for id, one in rules.items()
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": asked.failure is None,
                "toolExecutionNotifications": [
                    {"level": "note" if index == 0 else "warning", "message": {"text": plain(said, 1_000)}}
                    for index, said in enumerate([words.advisories(asked), *unchecked])
                ],
            }
        ],
        "results": results,
    }


def _location_of_pin(where: Location) -> dict[str, Any]:
    region = {"region": {"startLine": where.line}} if where.line and where.cell is None else {}
    artifact = {"uri": _uri(where.path), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, **region}}


def _pin_print(package: str, id: str, where: Location | None) -> str:
    parts = (id, package, where.path if where is not None else "")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
