"""JUnit's XML, as Jenkins, GitLab and Surefire read it: what fails the audit fails, what is only told is skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from auditor.matching.finding import Advisory, Audit, Evidence
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import plain
from auditor.report.places import Place, places, within

_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")


class _Case(NamedTuple):
    """One test: `outcome` is `failure`, `error`, `skipped`, or empty where it passes."""

    group: str
    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    body: tuple[str, ...] = ()


def render(
    audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED, show_possible: bool = False, prefix: str = ""
) -> str:
    """The report as JUnit's XML. A test is a place of a bug; advisories are a suite of their own."""
    suites = {"silent-audit": list(_silent(audit, min_evidence, show_possible, prefix))}
    if audit.advisories is not None:
        suites["pip-audit"] = list(_advisories(audit, prefix))
    root = ET.Element(
        "testsuites", {"name": _text(audit.project), **_counts([case for cases in suites.values() for case in cases])}
    )
    for name, cases in suites.items():
        suite = ET.SubElement(root, "testsuite", {"name": name, **_counts(cases)})
        suite.set("skipped", str(sum(case.outcome == "skipped" for case in cases)))
        if name == "silent-audit":
            _properties(suite, audit)
        for case in cases:
            _add(suite, case)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _text(text: str, limit: int = 300) -> str:
    """A text that XML can hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", plain(text, limit))


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    return {
        "tests": str(len(cases)),
        "failures": str(sum(case.outcome == "failure" for case in cases)),
        "errors": str(sum(case.outcome == "error" for case in cases)),
    }


def _properties(suite: ET.Element, audit: Audit) -> None:
    said = [
        ("silent-audit", audit.version),
        ("database", f"{audit.database_date}, {words.count(audit.database_bugs, 'bug')}"),
        *(("stack", words.stack_line(stack)) for stack in audit.stacks),
        *(("upgrade", words.upgrade(way)) for way in audit.upgrades),
    ]
    properties = ET.SubElement(suite, "properties")
    for name, value in said:
        ET.SubElement(properties, "property", {"name": name, "value": _text(value, 600)})


def _add(suite: ET.Element, case: _Case) -> None:
    # Some readers ask for times; there is nothing to say in them.
    named = {"classname": _text(case.group, 600), "name": _text(case.name, 600), "time": "0"}
    test = ET.SubElement(suite, "testcase", named)
    lines = "\n".join(_text(line, 1_000) for line in case.body)
    if case.outcome:
        said = ET.SubElement(test, case.outcome, {"type": case.kind, "message": _text(case.message, 600)})
        said.text = lines
    elif lines:
        ET.SubElement(test, "system-out").text = lines


def _silent(audit: Audit, min_evidence: Evidence, show_possible: bool, prefix: str) -> Iterator[_Case]:
    suite = "silent-audit"
    if not audit.stacks:
        yield _Case(suite, "stack", "skipped", "nothing", words.NOTHING)
    listed, possible = selection.listed(audit, min_evidence), selection.possible(audit, min_evidence)
    for place in places(audit, listed):
        outcome = "failure" if selection.fails(audit, place.finding) else "skipped"
        gate = "" if outcome == "failure" else "below the gate: "
        yield _case(audit, place, prefix, outcome, f"{gate}{place.finding.title}")
    for place in places(audit, possible if show_possible else ()):
        said = f"possible: {place.finding.title} ({words.unsure(place.finding)})"
        yield _case(audit, place, prefix, "skipped", said)
    for place in places(audit, selection.refuted(audit)):
        yield _case(audit, place, prefix, "skipped", f"refuted by a run: {place.finding.title}")
    for one in audit.ignored:
        group, at = _at(one.location, prefix)
        yield _Case(group, f"{one.id}{at}", "skipped", "ignored", f"ignored: {one.reason}")
    if audit.change is not None:
        for finding in audit.change.fixed:
            for where in finding.locations or (None,):
                group, at = _at(where, prefix)
                yield _Case(group, f"{finding.id}{at}", body=(f"fixed by this change: {finding.title}",))
    for skip in words.partial(audit):
        group, at = _at(skip.location, prefix)
        yield _Case(group, f"read{at}", "error", "partial", f"could not be read: {skip.reason}")
    if audit.stacks and not listed:
        yield _Case(suite, words.found(audit, min_evidence), body=() if possible else (words.clean(audit),))


def _at(where: Location | None, prefix: str) -> tuple[str, str]:
    """The file, and ` at file:line` for a name."""
    if where is None:
        return "silent-audit", ""
    return within(prefix, where.path), f" at {within(prefix, str(where))}"


def _case(audit: Audit, place: Place, prefix: str, outcome: str, message: str) -> _Case:
    finding, where = place.finding, place.location
    group, at = _at(where, prefix)
    source = audit.sources.get(str(where), "") if where is not None else ""
    body = [f"{words.level(finding.threat)}: {finding.title}"]
    body += [f"{within(prefix, str(where))}: {source}"] if source else []
    body += [f"because {within(prefix, str(one.location))}: {one.text}" for one in finding.because]
    body += words.told_of_run(finding)
    body += [f"{finding.basis}: {words.affected(finding)}"] if finding.measured else []
    body += [f"way out: {words.way_out(finding)}", f"see {finding.url}"]
    return _Case(group, f"{finding.id}{at}", outcome, f"level {finding.threat}", message, tuple(body))


def _advisories(audit: Audit, prefix: str) -> Iterator[_Case]:
    """They fail the audit where its gate is on them; else they are told."""
    asked = audit.advisories
    assert asked is not None
    suite = "pip-audit"
    if asked.failure is not None:
        yield _Case(suite, "asked", "skipped", "unasked", words.advisories(asked))
    for one in asked.found:
        group, at = _at(one.location, prefix)
        outcome = "failure" if audit.fail_on_advisories else "skipped"
        yield _Case(group, f"{one.id}{at}", outcome, "advisory", _advisory(one))
    for name, reason in asked.skipped:
        yield _Case(suite, name, "skipped", "unasked", f"was not checked: {reason}")
    if not asked.found and asked.failure is None:
        yield _Case(suite, words.advisories(asked))


def _advisory(one: Advisory) -> str:
    fixed = f"fixed in {', '.join(one.fixed_in)}" if one.fixed_in else "no fix is known"
    return f"{one.package} {one.version}: {one.id}, {fixed}" + (f": {one.summary}" if one.summary else "")
