"""The formats of other tools: each report keeps to its official schema, and says the same as all others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import msgspec
import pytest
import xmlschema
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from auditor.audit import Options, audit
from auditor.cli import main
from auditor.matching.finding import Audit, Certainty, Change, Evidence, Ignored
from auditor.matching.fingerprint import with_fingerprints
from auditor.place import Location
from auditor.report import FORMATS, commands, gitlab, junit, sarif, selection
from tests.report.conftest import AUDITS, CELL, EVALUATE, hostile, plateau, reloaded, unsure
from tests.report.conftest import audit as made
from tests.report.hypothesis_audits import audits

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
PROJECTS = sorted(path for path in (ROOT / "tests" / "projects").iterdir() if path.is_dir())
SARIF = jsonschema.Draft4Validator(
    json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text()), format_checker=jsonschema.FormatChecker()
)
GITHUB = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "github-sarif.json").read_text()))
GITLAB = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text()))
JUNIT = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal or turn the writing direction."""
# A whole audit takes minutes to shrink.
many = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)


def checked_sarif(said: str) -> dict[str, Any]:
    """A SARIF report that is right by the standard, and has what GitHub asks for."""
    document = json.loads(said.encode("utf-8"))
    SARIF.validate(document)
    GITHUB.validate(document)
    for run in document["runs"]:
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(rules) == len(set(rules))
        assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    prints = [result["partialFingerprints"][sarif.FINGERPRINT] for result in document["runs"][0]["results"]]
    assert len(prints) == len(set(prints))
    states = [result.get("baselineState") for result in document["runs"][0]["results"]]
    assert not any(states) or all(states)
    return document


def checked_junit(said: str) -> ET.Element:
    """A JUnit report that is right by its schema, and counts what it holds."""
    JUNIT.validate(said)
    root = ET.fromstring(said)
    for suite in root.iter("testsuite"):
        for tag in ("failure", "error", "skipped"):
            counted = {"failure": "failures", "error": "errors", "skipped": "skipped"}[tag]
            assert suite.get(counted) == str(len(suite.findall(f"testcase/{tag}")))
        assert suite.get("tests") == str(len(suite.findall("testcase")))
    return root


def checked_gitlab(said: str) -> list[dict[str, Any]]:
    """A report that GitLab reads, no two issues of which it would take for one."""
    issues = json.loads(said.encode("utf-8"))
    GITLAB.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return list(issues)


CHECKS: dict[str, tuple[Callable[..., str], Callable[[str], Any]]] = {
    "sarif": (sarif.render, checked_sarif),
    "junit": (junit.render, checked_junit),
    "gitlab": (gitlab.render, checked_gitlab),
}


def test_the_schemas_tell_right_from_wrong() -> None:
    """Each one is alive: what is wrong by it is told."""
    right = json.loads(sarif.render(AUDITS["found"]))
    right["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        SARIF.validate(right)
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        JUNIT.validate(junit.render(AUDITS["found"]).replace("<testcase ", "<testcase file='x' ", 1))
    with pytest.raises(jsonschema.ValidationError):
        GITLAB.validate([{**json.loads(gitlab.render(AUDITS["found"]))[0], "severity": "high"}])


@pytest.mark.parametrize("project", PROJECTS[::6], ids=lambda path: path.name)
def test_real_projects(project: Path) -> None:
    answer = audit([project], Options())
    for render, check in CHECKS.values():
        check(render(answer, min_evidence=Evidence.USED, show_possible=True, prefix="services/a b"))


@pytest.mark.parametrize("kind", sorted(CHECKS))
def test_audits_of_each_kind(kind: str, any_audit: Audit) -> None:
    render, check = CHECKS[kind]
    check(render(any_audit, show_possible=True))


@many
@given(audits(), st.booleans(), st.sampled_from(Evidence))
@example(hostile(), True, Evidence.INSTALLED)
def test_every_audit_keeps_to_the_schemas(answer: Audit, possible: bool, least: Evidence) -> None:
    for render, check in CHECKS.values():
        said = render(answer, show_possible=possible, min_evidence=least)
        check(said)
        assert not STEERS.search(said)


@many
@given(audits())
@example(hostile())
def test_every_audit_says_the_same_in_all(answer: Audit) -> None:
    told = [finding.id for finding in selection.listed(answer) for _ in finding.locations or (None,)]
    results = checked_sarif(sarif.render(answer))["runs"][0]["results"]
    assert sorted(r["ruleId"] for r in results if "suppressions" not in r) == sorted(told)
    issues = checked_gitlab(gitlab.render(answer))
    assert sorted(issue["check_name"] for issue in issues) == sorted(told)
    failures = [f for f in selection.listed(answer) if selection.fails(answer, f)]
    root = checked_junit(junit.render(answer))
    assert len(root.findall("testsuite/testcase/failure")) == sum(len(f.locations or (None,)) for f in failures)


# SARIF


def run_of(answer: Audit, **options: Any) -> dict[str, Any]:
    """The run of silent bugs."""
    run: dict[str, Any] = checked_sarif(sarif.render(answer, **options))["runs"][0]
    return run


def test_a_rule_helps_in_text_and_in_markdown() -> None:
    rules = {rule["id"]: rule for rule in run_of(AUDITS["found"])["tool"]["driver"]["rules"]}
    rule = rules["TF-42459"]
    assert "Way out: tensorflow 2.4.0, or compile again after loading" in rule["help"]["text"]
    assert "- **Way out**: tensorflow 2.4.0, or compile again after loading" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] == "error"
    assert rules["TF-39462"]["defaultConfiguration"]["level"] == "warning"
    assert "security-severity" not in json.dumps(rules)


def test_a_cell_is_located_in_its_file() -> None:
    answer = made(file_lines={str(CELL): 77})
    (result,) = [one for one in run_of(answer)["results"] if one["ruleId"] == "TF-39462"]
    (where,) = result["locations"]
    assert where["physicalLocation"]["region"]["startLine"] == 77
    assert "startColumn" not in where["physicalLocation"]["region"]
    assert where["logicalLocations"] == [{"name": "cell 7", "kind": "module"}]
    assert result["message"]["text"].startswith("Cell 7, line 3: ")


def test_the_lines_that_make_it_so_are_links_in_the_message() -> None:
    (result,) = [one for one in run_of(AUDITS["found"])["results"] if one["ruleId"] == "TF-42459"]
    text = result["message"]["text"]
    for number, related in enumerate(result["relatedLocations"], 1):
        assert related["id"] == number
        assert f"[{related['message']['text']}]({number})" in text


def test_text_of_the_project_makes_no_link() -> None:
    finding = msgspec.structs.replace(
        reloaded(), because=(msgspec.structs.replace(reloaded().because[0], text="a\\](http://e.example)[b"),)
    )
    text = run_of(made(findings=(finding,)))["results"][0]["message"]["text"]
    links = re.findall(r"(?<!\\)(?:\\\\)*\]\(([^)]*)\)", text)
    assert links == ["1"]


def test_paths_are_those_of_the_repository() -> None:
    results = run_of(AUDITS["found"], prefix="services/churn é")["results"]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    assert "services/churn%20%C3%A9/serve.py" in uris


def test_what_is_ignored_is_suppressed_with_its_reason() -> None:
    where = Location(path="train.py", line=3)
    by = (Ignored(id="TF-1", location=where, reason="we know", by=where, title="A bug", threat=4),
          Ignored(id="TF-1", location=where, reason="known", by=Location(path="audit.toml", line=2), kind="policy",
                  expires="2027-01-31", title="A bug", threat=4))  # fmt: skip
    results = [one for one in run_of(made(ignored=by))["results"] if "suppressions" in one]
    said = [one["suppressions"][0] for one in results]
    assert [one["kind"] for one in said] == ["inSource", "external"]
    assert [one["justification"] for one in said] == ["we know", "known"]
    assert said[1]["properties"] == {"expires": "2027-01-31"}
    assert [one["ruleId"] for one in results] == ["TF-1", "TF-1"]


def changed() -> Audit:
    """A change that brings one finding, keeps one and fixes one."""
    sources = AUDITS["found"].sources
    old, new = with_fingerprints([plateau(), reloaded()], sources)
    change = Change(
        base="0" * 40, brought=frozenset(new.fingerprints), already=frozenset(old.fingerprints), fixed=(unsure(),)
    )
    return made(findings=(new, old), change=change, fail_on=None, fail_on_new=3)


def test_what_a_change_brings_is_new_and_what_it_fixes_is_no_result() -> None:
    run = run_of(changed())
    assert {one["ruleId"]: one["baselineState"] for one in run["results"]} == {
        "TF-42459": "new",
        "TF-39462": "unchanged",
    }
    assert run["properties"]["fixed"] == ["TF-33929"]
    assert "baselineState" not in json.dumps(run_of(AUDITS["found"]))


def test_fingerprints_outlive_a_line_that_moves_and_a_file_with_another_name() -> None:
    finding = reloaded()
    moved = msgspec.structs.replace(EVALUATE, line=99, path="app/score.py")
    again = msgspec.structs.replace(finding, locations=(moved,))
    before = run_of(made(findings=(finding,)))["results"][0]["partialFingerprints"]
    after = run_of(made(findings=(again,), sources={str(moved): "    score =  model.evaluate(x, y)[1]"}))
    assert after["results"][0]["partialFingerprints"] == before


def test_advisories_are_a_run_of_their_own() -> None:
    document = checked_sarif(sarif.render(AUDITS["advisories"]))
    ours, theirs = document["runs"]
    assert theirs["tool"]["driver"]["name"] == "pip-audit"
    assert {one["ruleId"] for one in theirs["results"]} == {"PYSEC-2021-70"}
    assert "PYSEC" not in json.dumps(ours) and "TF-" not in json.dumps(theirs)


# JUnit


def test_junit_fails_what_the_gate_fails() -> None:
    root = checked_junit(junit.render(made(fail_on=4)))
    failed = [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None]
    skipped = {case.get("name"): case.find("skipped") for case in root.iter("testcase")}
    assert failed == ["TF-42459 at serve.py:31"]
    below = skipped["TF-39462 at notebooks/tune.ipynb cell 7, line 3"]
    assert below is not None and below.get("message", "").startswith("below the gate: ")


def test_junit_fails_what_a_change_brings_and_passes_what_it_fixes() -> None:
    root = checked_junit(junit.render(changed()))
    cases = {case.get("name"): [child.tag for child in case] for case in root.iter("testcase")}
    assert cases["TF-42459 at serve.py:31"] == ["failure"]
    assert cases["TF-39462 at notebooks/tune.ipynb cell 7, line 3"] == ["skipped"]
    assert cases["TF-33929 at train.py:70"] == ["system-out"]


def test_junit_fails_on_an_advisory_where_its_gate_does() -> None:
    told = made(findings=(), advisories=AUDITS["advisories"].advisories)
    failing = msgspec.structs.replace(told, fail_on_advisories=True)
    assert [checked_junit(junit.render(one)).get("failures") for one in (told, failing)] == ["0", "1"]


def test_junit_is_never_green_where_the_audit_is_partial_and_never_empty() -> None:
    assert checked_junit(junit.render(AUDITS["partial"])).get("errors") == "1"
    for name in ("clean", "nothing", "unasked"):
        root = checked_junit(junit.render(AUDITS[name]))
        assert int(root.get("tests", "0")) > 0 and root.get("failures") == root.get("errors") == "0"


def test_junit_holds_no_character_that_xml_cannot() -> None:
    finding = msgspec.structs.replace(reloaded(), title="a\ufffe\uffff\x00\ud800]]>&<b>")
    root = checked_junit(junit.render(made(findings=(finding,))))
    assert any("]]>&<b>" in (one.get("message") or "") for one in root.iter("failure"))


# GitLab


def test_gitlab_points_at_lines_of_files() -> None:
    issues = {
        one["check_name"]: one for one in checked_gitlab(gitlab.render(made(file_lines={str(CELL): 77}), prefix="a"))
    }
    assert issues["TF-42459"]["location"] == {"path": "a/serve.py", "lines": {"begin": 31}}
    assert issues["TF-39462"]["location"] == {"path": "a/notebooks/tune.ipynb", "lines": {"begin": 77}}
    assert [issues[id]["severity"] for id in ("TF-42459", "TF-39462")] == ["critical", "major"]


def test_gitlab_tells_the_possible_as_information() -> None:
    issues = checked_gitlab(gitlab.render(AUDITS["possible"], show_possible=True))
    assert [one["severity"] for one in issues] == ["info"]
    assert checked_gitlab(gitlab.render(AUDITS["possible"])) == []


# GitHub's annotations


def annotations(answer: Audit, kind: str) -> list[str]:
    """The annotations of a kind."""
    return [line for line in commands.render(answer).splitlines() if line.startswith(f"::{kind} ")]


def test_annotations_are_ten_of_a_kind_and_the_worst_come_first() -> None:
    levels = (1, 3, 2, 4)
    findings = tuple(
        msgspec.structs.replace(
            reloaded(), id=f"TF-{threat}{number}", threat=threat, because=(),
            locations=(Location(path=f"{threat}.py", line=number),),
        )
        for number in range(1, 8)
        for threat in levels
    )  # fmt: skip
    answer = made(findings=findings, fail_on=3)
    errors, warnings = annotations(answer, "error"), annotations(answer, "warning")
    assert len(errors) == len(warnings) == 10
    assert ["file=4.py" in line for line in errors] == [True] * 7 + [False] * 3
    assert ["file=2.py" in line for line in warnings] == [True] * 7 + [False] * 3
    assert any("8 more places in the job's summary" in line for line in annotations(answer, "notice"))


def test_annotations_tell_new_from_old_and_know_the_repository() -> None:
    (error,) = annotations(changed(), "error")
    assert "TF-42459" in error
    # What was there before is no news on the lines of a pull request.
    assert annotations(changed(), "warning") == []
    assert any("a silent bug stood here before this change" in line for line in annotations(changed(), "notice"))
    assert "file=a/serve.py,line=31,col=9" in commands.render(changed(), prefix="a")


def test_an_annotation_on_a_cell_has_the_line_of_its_file() -> None:
    (line,) = [one for one in commands.render(made(file_lines={str(CELL): 77})).splitlines() if "tune.ipynb" in one]
    assert "file=notebooks/tune.ipynb,line=77,title=" in line and "::cell 7, line 3: " in line


def test_possible_findings_are_listed_where_asked_for() -> None:
    for render in (sarif.render, junit.render):
        assert "TF-33929" in render(AUDITS["found"], show_possible=True)
        assert "TF-33929" not in render(AUDITS["found"])
    assert Certainty.POSSIBLE in {finding.certainty for finding in AUDITS["found"].findings}


# A project on a disk that is out to harm


def test_a_hostile_project_in_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "x]]>${{ github.token }}::set-output name=a::b<!-- \x1b[31m\u202e|`@team` <img src=x>.py"
    line = f"callback = keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ]]> <!-- ${{{{ x }}}} \u202e {'x' * 5_000}"
    long = f"padding = '{'y' * 5_000}'; more = keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)"
    (tmp_path / "requirements.txt").write_text("tensorflow==2.3.1\n")
    (tmp_path / name).write_text(f"from tensorflow import keras\n{line}\n{long}\n", encoding="utf-8")
    told = {one: tmp_path.parent / f"{tmp_path.name}.{one}" for one in FORMATS}
    outputs = [f"--output={one}={path}" for one, path in told.items()]
    assert main(["check", str(tmp_path), *outputs, "--no-cache"]) == 1
    assert not STEERS.search(capsys.readouterr().out)
    said = {one: path.read_text(encoding="utf-8") for one, path in told.items()}
    assert all(not STEERS.search(text) for one, text in said.items() if one != "json")
    results = checked_sarif(said["sarif"])["runs"][0]["results"]
    assert [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in results] == [2, 3]
    assert len(checked_junit(said["junit"]).findall("testsuite/testcase/failure")) == 2
    assert {one["location"]["path"] for one in checked_gitlab(said["gitlab"])} == {name}
    assert all(re.match(r"::(error|warning|notice) [^:]*::", line) for line in said["github"].splitlines())
    assert "<img" not in said["html"] and "\u202e" not in said["html"] and "y" * 1_000 not in said["html"]
    assert "<img" not in said["markdown"]
