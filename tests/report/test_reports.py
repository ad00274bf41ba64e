"""Each format says the same, and what an audited project holds stays harmless in all of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from auditor.audit import Options, audit
from auditor.matching.finding import Advisories, Advisory, Audit, Certainty, Evidence
from auditor.place import Location, Skip
from auditor.report import commands, contract, escape, markdown, sarif, text
from tests.report.conftest import changed

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "auditor" / "report" / "schema.json").read_text())
PROJECTS = sorted(path for path in (ROOT / "tests" / "projects").iterdir() if path.is_dir())
NASTY = (
    "a|b`c`<img src=x onerror=alert(1)>\n@someone #12 [x](http://e.example) ]]> <!-- ::error::x \x1b[31m\u202e${{ x }}"
)


@pytest.fixture(scope="module")
def churn() -> Audit:
    """The example project's audit."""
    return audit([ROOT / "examples" / "churn"], Options())


def hostile(answer: Audit) -> Audit:
    """The same audit of a project whose names are out to harm."""
    findings = tuple(
        msgspec.structs.replace(
            finding,
            locations=tuple(msgspec.structs.replace(where, path=NASTY, symbol=NASTY) for where in finding.locations),
            reasons=(NASTY,) if finding.reasons else (),
        )
        for finding in answer.findings
    )
    sources = {str(where): NASTY for finding in findings for where in finding.locations}
    skips = (Skip(location=Location(path=NASTY, line=3), reason=NASTY),)
    return msgspec.structs.replace(answer, findings=findings, sources=sources, skips=skips, project=NASTY)


def rendered(body: str) -> str:
    """Markdown as a renderer of GitHub's kind shows it."""
    return MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(body)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
@pytest.mark.parametrize("evidence", [Evidence.INSTALLED, Evidence.TRIGGERED])
def test_json_keeps_to_its_schema(project: Path, evidence: Evidence) -> None:
    document = json.loads(contract.render(audit([project], Options()), min_evidence=evidence))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_schema_is_one_and_strict() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema_version": 2}, SCHEMA)


def test_json_of_everything(churn: Audit) -> None:
    found = Advisory(package="numpy", version="1.18.5", id="PYSEC-1", location=Location(path="poetry.lock", line=3))
    advisories = Advisories(audited=1, found=(found,), skipped=(("x", "no idea"),))
    full = msgspec.structs.replace(hostile(churn), advisories=advisories)
    jsonschema.validate(json.loads(contract.render(full, min_evidence=Evidence.INSTALLED)), SCHEMA)


def test_markdown_stays_markup_free(churn: Audit) -> None:
    html = rendered(markdown.render(hostile(churn)))
    assert "<img" not in html
    assert "onerror=alert(1)>" not in html
    # GitHub makes neither mentions nor links of what stands in code.
    prose = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    assert "@someone" not in prose
    assert "http://e.example" not in prose
    assert 'href="http://e.example' not in html
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    assert rows and all(len(re.findall(r"<t[dh]", row)) == 4 for row in rows)


@given(st.text())
def test_escaped_text_is_one_cell_without_markup(body: str) -> None:
    html = rendered(f"| a | b |\n| --- | --- |\n| {escape.markdown(body)} | {escape.code(body)} |\n")
    assert html.count("<td") == 2
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {"table", "thead", "tbody", "tr", "th", "td", "code", "wbr"}


@given(st.text())
def test_plain_text_is_one_line_without_control_characters(body: str) -> None:
    line = escape.plain(body)
    assert len(line) <= escape.MAX_LINE
    assert all(letter.isprintable() or letter == " " or ord(letter) > 126 for letter in line)
    assert "\n" not in line and "\x1b" not in line and "\u202e" not in line


@given(st.text())
def test_workflow_commands_are_one_line(body: str) -> None:
    for shown in (escape.workflow_data(body), escape.workflow_property(body)):
        assert "\n" not in shown and "\r" not in shown
    assert ":" not in escape.workflow_property(body) and "," not in escape.workflow_property(body)


def test_annotations(churn: Audit) -> None:
    lines = commands.render(hostile(churn)).splitlines()
    assert lines and all(re.match(r"::(error|warning|notice) ", line) for line in lines)


def test_no_more_than_ten_of_a_kind(churn: Audit) -> None:
    where = tuple(Location(path=f"{n}.py", line=1) for n in range(30))
    many = tuple(msgspec.structs.replace(f, locations=where) for f in churn.findings if f.locations)
    lines = commands.render(msgspec.structs.replace(churn, findings=many)).splitlines()
    assert sum(line.startswith("::error") for line in lines) == 10
    assert any("more places" in line for line in lines)


def test_a_long_comment_is_cut_whole_by_finding(churn: Audit) -> None:
    first = next(finding for finding in churn.findings if finding.locations)
    many = tuple(msgspec.structs.replace(first, id=f"TF-{n}", title=f"bug {n} " + "x" * 200) for n in range(1, 500))
    body = markdown.render(msgspec.structs.replace(churn, findings=many))
    assert markdown.length(body) <= markdown.LIMIT
    shown = [line for line in body.splitlines() if line.startswith("| 🔴")]
    assert len(shown) > 50 and all(line.endswith(" |") for line in shown)
    assert f"**{len(many) - len(shown)} more findings** did not fit here" in body


def test_length_is_counted_as_github_does() -> None:
    assert markdown.length("a🔴") == 3


def test_clean_is_one_line() -> None:
    answer = audit([ROOT / "tests" / "projects" / "clean_release"], Options())
    assert text.render(answer, width=160).count("\n") == 1
    assert markdown.render(answer).startswith("✅ **silent-audit**: tensorflow 2.10.1: none of the ")


def test_a_partial_audit_is_never_green(churn: Audit) -> None:
    skipped = (Skip(location=Location(path="x.py"), reason="does not parse"),)
    body = markdown.render(msgspec.structs.replace(churn, findings=(), skips=skipped))
    assert "✅" not in body and "The audit is partial" in body


def test_advisories_are_never_a_green_none(churn: Audit) -> None:
    failed = msgspec.structs.replace(churn, advisories=Advisories(audited=0, failure="no network"))
    assert "advisories were not checked: no network" in text.render(failed, width=100)
    assert "were not checked" in markdown.render(failed)
    partly = msgspec.structs.replace(churn, advisories=Advisories(audited=1, skipped=(("x", "not found"),)))
    assert "1 package was not checked and may have some" in text.render(partly, width=100)


def test_sarif(churn: Audit) -> None:
    document = json.loads(sarif.render(churn))
    (run,) = document["runs"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"TF-42459", "TF-39462", "TF-44178"}
    (cell,) = [r for r in run["results"] if "tune.ipynb" in json.dumps(r["locations"])]
    assert cell["message"]["text"].startswith("Cell 4, line 4: ")
    line = cell["locations"][0]["physicalLocation"]["region"]["startLine"]
    notebook = (ROOT / "examples" / "churn" / "notebooks" / "tune.ipynb").read_text().splitlines()
    assert "ReduceLROnPlateau" in notebook[line - 1]


def test_possible_is_folded_and_told_if_asked() -> None:
    answer = audit([ROOT / "tests" / "projects" / "open_range"], Options())
    assert [f.certainty for f in answer.findings if f.locations] == [Certainty.POSSIBLE]
    assert "1 possible (--show possible)" in text.render(answer, width=100)
    shown = text.render(answer, width=100, show_possible=True)
    assert "the project admits tensorflow 2.2.0, ... 2.4.4 with the bug" in " ".join(shown.split())


def test_the_one_line_tells_advisories(churn: Audit) -> None:
    found = Advisories(audited=1, found=(Advisory(package="numpy", version="1.18.5", id="PYSEC-1"),))
    quiet = changed(exit_code=0, advisories=found)
    line = markdown.render(quiet, brief=True)
    assert line.startswith("🟡") and "pip-audit: 1 known advisory in 1 pinned package" in line and line.count("\n") == 1
    # Where they fail the audit, one line is not enough.
    assert "<details>" in markdown.render(msgspec.structs.replace(quiet, fail_on_advisories=True), brief=True)
