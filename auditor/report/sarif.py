"""SARIF 2.1.0, for GitHub's code scanning and other viewers."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from auditor.matching.finding import LEVELS, Advisories, Advisory, Audit, Certainty, Evidence, Finding, Ignored
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import markdown, plain, whole
from auditor.report.places import Place, line_of, places, within

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/silent-audit/silent-audit"
FINGERPRINT = "silentAudit/v1"
_LEVELS = {4: "error", 3: "warning", 2: "note", 1: "note"}
_PROBLEMS = {4: "error", 3: "warning", 2: "recommendation", 1: "recommendation"}
_ROOT = "%SRCROOT%"
_MAX_BECAUSE = 8


def render(
    audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED, show_possible: bool = False, prefix: str = ""
) -> str:
    """The report as SARIF, with paths below `prefix`, where the audited root lies in the repository.

    Possible findings are left out unless asked for: a viewer shows no certainty. So is what a change has fixed: a
    viewer that knows no `baselineState`, as GitHub's, would open it again.
    """
    findings = selection.listed(audit, min_evidence)
    if show_possible:
        findings += selection.possible(audit, min_evidence)
    findings += selection.refuted(audit)
    runs = [_Run(audit, prefix).of(findings)]
    if audit.advisories is not None:
        runs.append(_advisories(audit.advisories, prefix))
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}
    return whole(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


class _Run:
    """The run of silent bugs: never mixed with advisories."""

    def __init__(self, audit: Audit, prefix: str) -> None:
        self._audit, self._prefix = audit, prefix

    def of(self, findings: Sequence[Finding]) -> dict[str, Any]:
        """The run with these findings, and what is ignored as suppressed."""
        audit = self._audit
        rules = {one.id: _rule_of_ignored(one) for one in reversed(audit.ignored)}
        rules |= {finding.id: _rule(finding) for finding in reversed(findings)}
        index = {id: number for number, id in enumerate(sorted(rules))}
        results = [self._result(place, index[place.finding.id]) for place in places(audit, findings)]
        results += self._suppressed(index)
        notes = [
            {
                "level": "warning" if skip.partial else "note",
                "message": {"text": _message(f"{skip.location}: {skip.reason}", 1_000)},
            }
            for skip in audit.skips
        ]
        notes += [
            {"level": "note", "message": {"text": _message(f"{location}: {text}", 1_000)}}
            for location, text in words.remarks(audit)
        ]
        driver = {
            "name": "silent-audit",
            "version": audit.version,
            "informationUri": HOME,
            "rules": [rules[id] for id in index],
            "properties": {"databaseDate": audit.database_date, "databaseBugs": audit.database_bugs},
        }
        run: dict[str, Any] = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": _BASES,
            "invocations": [
                {
                    "executionSuccessful": not words.partial(audit),
                    "exitCode": audit.exit_code,
                    "toolExecutionNotifications": notes,
                }
            ],
            "results": results,
        }
        if audit.change is not None:
            run["properties"] = {
                "base": plain(audit.change.base),
                "fixed": sorted({finding.id for finding in audit.change.fixed}),
            }
        return run

    def _result(self, place: Place, index: int) -> dict[str, Any]:
        finding, where, audit = place.finding, place.location, self._audit
        because = finding.because[:_MAX_BECAUSE]
        properties: dict[str, Any] = {
            "evidence": finding.evidence.value,
            "certainty": finding.certainty.value,
            "threat": finding.threat,
            "variant": finding.variant and plain(finding.variant),
            "reasons": [plain(reason) for reason in finding.reasons],
        }
        if where is not None and where.cell is not None:
            properties |= {"cell": where.cell, "line": where.line}
        if finding.run is not None:
            properties["run"] = {
                key: plain(value) if isinstance(value, str) else value
                for key, value in msgspec.to_builtins(finding.run).items()
            }
        result: dict[str, Any] = {
            "ruleId": finding.id,
            "ruleIndex": index,
            "level": _LEVELS[finding.threat] if finding.certainty is Certainty.CERTAIN else "note",
            "message": {"text": _said(finding, where)},
            "locations": [] if where is None else [self._location(where)],
            "relatedLocations": [
                {**self._location(one.location), "id": number, "message": {"text": _message(one.text)}}
                for number, one in enumerate(because, 1)
            ],
            "partialFingerprints": {FINGERPRINT: place.print},
            "properties": properties,
        }
        if finding.refuted and finding.run is not None:
            result["suppressions"] = [
                {
                    "kind": "external",
                    "status": "accepted",
                    "justification": plain(f"its repro was run: {words.ran(finding.run)}", 1_000),
                }
            ]
        if audit.change is not None:
            result["baselineState"] = "new" if audit.change.brings(finding) else "unchanged"
        return result

    def _suppressed(self, index: dict[str, int]) -> Iterator[dict[str, Any]]:
        """What is ignored, by a comment of the code or by the policy, and why."""
        seen: Counter[str] = Counter()
        for one in self._audit.ignored:
            known = _hash("ignored", one.id, one.location.path, one.location.symbol or "")
            seen[known] += 1
            suppression: dict[str, Any] = {
                "kind": "inSource" if one.kind == "comment" else "external",
                "status": "accepted",
                "justification": plain(one.reason, 1_000),
                "location": self._location(one.by),
            }
            if one.expires:
                suppression["properties"] = {"expires": one.expires}
            result = {
                "ruleId": one.id,
                "ruleIndex": index[one.id],
                "level": _LEVELS.get(one.threat, "note"),
                "message": {"text": _message(f"{one.title or one.id}: ignored, {one.reason}", 1_000)},
                "locations": [self._location(one.location)],
                "partialFingerprints": {FINGERPRINT: f"{known}:{seen[known]}"},
                "suppressions": [suppression],
                "properties": {"threat": one.threat} if one.threat else {},
            }
            if self._audit.change is not None:
                result["baselineState"] = "unchanged"
            yield result

    def _location(self, where: Location) -> dict[str, Any]:
        physical = _physical(where, self._prefix)
        source = self._audit.sources.get(str(where), "")
        line = line_of(self._audit, where)
        # A file as a whole stands at its first line: GitHub takes no place without one.
        region: dict[str, Any] = {"startLine": line or 1}
        # A column of a cell's line is not one of the file's, which writes it as a text of JSON.
        if line and where.cell is None and where.column:
            region["startColumn"] = where.column
            if where.end_column > where.column:
                region["endColumn"] = where.end_column
        if line and source:
            region["snippet"] = {"text": plain(source)}
        physical["region"] = region
        location: dict[str, Any] = {"physicalLocation": physical}
        if where.cell is not None:
            location["message"] = {"text": f"cell {where.cell}, line {where.line}"}
            location["properties"] = {"cell": where.cell, "line": where.line, "snippet": plain(source)}
        logical = []
        if where.cell is not None:
            logical.append({"name": f"cell {where.cell}", "kind": "module"})
        if where.symbol:
            logical.append({"fullyQualifiedName": plain(where.symbol), "kind": "function"})
        if logical:
            location["logicalLocations"] = logical
        return location


_BASES = {_ROOT: {"description": {"text": "The root of the repository."}}}


def _message(text: str, limit: int = 300) -> str:
    """A text within a message, where brackets would make a link to another place."""
    return plain(text, limit).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _said(finding: Finding, where: Location | None) -> str:
    """The message of a result: what goes wrong, why here, and the way out; the lines that make it so are links."""
    cell = f"Cell {where.cell}, line {where.line}: " if where is not None and where.cell is not None else ""
    unsure = f"Possible ({words.unsure(finding)}): " if finding.certainty is Certainty.POSSIBLE else ""
    head = f"{unsure}{cell}{finding.title} ({words.level(finding.threat)})."
    why = [f"[{_message(one.text, 200)}]({number})" for number, one in enumerate(finding.because[:_MAX_BECAUSE], 1)]
    because = f" Because: {'; '.join(why)}." if why else ""
    if finding.run is not None:
        figures = words.figures(finding.run)
        because += " " + _message(f"Run: {words.ran(finding.run)}{f': {figures}' if figures else ''}.", 1_000)
    return f"{_message(head, 2_000)}{because} {_message(f'Way out: {words.way_out(finding)}.', 2_000)}"


def _name(title: str, id: str) -> str:
    return "".join(word.capitalize() for word in title.split()[:8] if word.isalnum()) or id


def _rule(finding: Finding) -> dict[str, Any]:
    title = plain(finding.title)
    symptom = plain(" ".join((finding.symptom or finding.title).split()), 2_000)
    held = words.affected(finding)
    facts = [("Level", f"{finding.threat}, {LEVELS[finding.threat]}"), ("Scenario", finding.scenario)]
    facts += [(f"Affected ({finding.basis})", held)] if held else []
    facts += [("Way out", plain(words.way_out(finding), 1_000))]
    more = f"audit explain {finding.id}"
    return {
        "id": finding.id,
        "name": _name(title, finding.id),
        "shortDescription": {"text": title},
        "fullDescription": {"text": symptom},
        "helpUri": finding.url,
        "help": {
            "text": "\n".join([symptom, "", *(f"{name}: {said}" for name, said in facts), f"More: {more}"]),
            "markdown": "\n\n".join(
                [
                    markdown(symptom, 2_000),
                    "\n".join(f"- **{name}**: {markdown(said, 1_000)}" for name, said in facts),
                    f"`{more}` shows what was measured. [The tracker's page]({finding.url})",
                ]
            ),
        },
        "defaultConfiguration": {"level": _LEVELS[finding.threat]},
        "properties": {
            # Not `security-severity`: these are no vulnerabilities.
            "tags": list(dict.fromkeys(["silent-bug", finding.scenario, plain(finding.component)])),
            "threat": finding.threat,
            "precision": "high",
            "problem.severity": _PROBLEMS[finding.threat],
        },
    }


def _rule_of_ignored(one: Ignored) -> dict[str, Any]:
    """What is known of a bug of which every place is ignored."""
    said = plain(one.title) or one.id
    return {
        "id": one.id,
        "name": _name(said, one.id),
        "shortDescription": {"text": said},
        "fullDescription": {"text": said},
        "help": {"text": f"{said}\n\nMore: audit explain {one.id}"},
        "defaultConfiguration": {"level": _LEVELS.get(one.threat, "note")},
        "properties": {"tags": ["silent-bug"]},
    }


def _physical(where: Location, prefix: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(within(prefix, where.path)), "uriBaseId": _ROOT}}


def _uri(path: str) -> str:
    """A file's name as a relative URI, whatever bytes it is of."""
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return quote(path.encode("utf-8", "replace"))


def _advisories(asked: Advisories, prefix: str) -> dict[str, Any]:
    """What pip-audit said, as a run of its own."""
    rules = {plain(advisory.id): advisory for advisory in asked.found}
    ids = list(rules)
    unchecked = [f"{name} was not checked: {reason}" for name, reason in asked.skipped]
    return {
        "tool": {
            "driver": {
                "name": "pip-audit",
                "informationUri": "https://github.com/pypa/pip-audit",
                "rules": [_rule_of_advisory(id, one) for id, one in rules.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": _BASES,
        "invocations": [
            {
                "executionSuccessful": asked.failure is None,
                "toolExecutionNotifications": [
                    {"level": "note" if index == 0 else "warning", "message": {"text": _message(said, 1_000)}}
                    for index, said in enumerate([words.advisories(asked), *unchecked])
                ],
            }
        ],
        "results": [_advised(one, ids.index(plain(one.id)), prefix) for one in asked.found],
    }


def _rule_of_advisory(id: str, advisory: Advisory) -> dict[str, Any]:
    said = plain(advisory.summary or id)
    known = f" Also known as {', '.join(map(plain, advisory.aliases))}." if advisory.aliases else ""
    return {
        "id": id,
        "shortDescription": {"text": said},
        "fullDescription": {"text": said},
        "help": {"text": f"{said}{known}"},
        "properties": {"tags": ["advisory"]},
    }


def _advised(advisory: Advisory, index: int, prefix: str) -> dict[str, Any]:
    fixed = f"fixed in {', '.join(advisory.fixed_in)}" if advisory.fixed_in else "no fix is known"
    where = advisory.location
    locations = []
    if where is not None:
        line = where.line if where.cell is None else 0
        locations.append({"physicalLocation": {**_physical(where, prefix), "region": {"startLine": line or 1}}})
    return {
        "ruleId": plain(advisory.id),
        "ruleIndex": index,
        "level": "warning",
        "message": {"text": _message(f"{advisory.package} {advisory.version}: {advisory.id}, {fixed}")},
        "locations": locations,
        "partialFingerprints": {
            FINGERPRINT: _hash(advisory.id, advisory.package, where.path if where is not None else "")
        },
    }


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
