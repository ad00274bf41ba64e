"""What the Action says of a change: gates, outputs, the comment from its first line to its last."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from auditor.github.__main__ import run
from auditor.github.event import read_event
from auditor.github.post import comment_on
from auditor.report import markdown
from tests.github.conftest import Fault, GitHub
from tests.github.test_action import HIT, PULL, Runner
from tests.report.conftest import changed, gone, reloaded

FINE = "import tensorflow as tf\n"
LOOSE = 'fail-on-new = "never"\n[[ignore]]\nid = "TF-39462"\nreason = "because"\n'


def did(runner: Runner, **inputs: str) -> int:
    """Runs the step with some inputs."""
    given = {f"INPUT_{name.upper()}": value for name, value in inputs.items()}
    return run({**runner.environ, "INPUT_ADVISORIES": "false", **given})


def test_what_is_brought_fails_and_is_told(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, before=FINE)
    assert did(runner) == 1
    (body,) = github.bodies()
    assert body.splitlines()[1] == "### 🟠 This change triggers a silent bug of level 3 (behaviour)"
    assert runner.outputs()["new-findings"] == "1"
    assert runner.outputs()["fixed-findings"] == "0"
    document = json.loads(Path(runner.outputs()["report"]).read_text())
    assert document["change"]["base"] == runner.base
    assert (document["fail_on"], document["fail_on_new"]) == (None, 3)


def test_what_was_there_is_quiet(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, code=f"# more\n{HIT}", before=HIT)
    assert did(runner) == 0
    assert github.bodies() == []
    assert "::error" not in capsys.readouterr().out
    assert "Already there (1: level 3)" in runner.text("GITHUB_STEP_SUMMARY")
    assert (runner.outputs()["findings"], runner.outputs()["new-findings"]) == ("1", "0")


def test_what_was_there_is_told_where_it_fails(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, code=f"# more\n{HIT}", before=HIT)
    assert did(runner, fail_on="3") == 1
    (body,) = github.bodies()
    assert body.splitlines()[1] == (
        "### 🟠 This change brings no silent bug, one was there before, and the gate is on all"
    )


def test_a_comment_that_is_there_shrinks_to_a_line(tmp_path: Path, github: GitHub) -> None:
    did(Runner(tmp_path / "one", github, "pull_request", PULL, before=FINE))
    did(Runner(tmp_path / "two", github, "pull_request", PULL, code=f"# more\n{HIT}", before=HIT))
    (body,) = github.bodies()
    assert body.splitlines()[1:] == [
        "✅ **silent-audit**: this change brings no silent bug · one was there before (level 3: 1)"
    ]


def test_what_is_only_fixed_is_told(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, code=FINE, before=HIT)
    assert did(runner) == 0
    (body,) = github.bodies()
    assert body.splitlines()[1] == "### 🟢 This change fixes a silent bug"
    # The line is gone: its link is to the base.
    assert f"/blob/{runner.base}/train.py#L2" in body
    assert runner.outputs()["fixed-findings"] == "1"


@pytest.mark.parametrize(
    ("inputs", "new", "old"),
    [
        ({}, 1, 0), ({"fail_on": "3"}, 1, 1), ({"fail_on": "4"}, 0, 0), ({"fail_on": "never"}, 0, 0),
        ({"fail_on_new": "4"}, 0, 0), ({"fail_on_new": "never", "fail_on": "2"}, 1, 1), ({"fail_on": "4", "fail_on_new": "3"}, 1, 0),
    ],
)  # fmt: skip
def test_the_gates(tmp_path: Path, github: GitHub, inputs: dict[str, str], new: int, old: int) -> None:
    assert did(Runner(tmp_path / "new", github, "pull_request", PULL, before=FINE), **inputs) == new
    assert did(Runner(tmp_path / "old", github, "pull_request", PULL, code=f"# x\n{HIT}", before=HIT), **inputs) == old


def test_a_policy_that_loosens_itself(tmp_path: Path, github: GitHub) -> None:
    """The policy of the base counts; that of the change is told, and does nothing."""
    runner = Runner(tmp_path, github, "pull_request", PULL, before=FINE, files={"audit.toml": LOOSE})
    assert did(runner) == 1
    (body,) = github.bodies()
    assert "the change's own policy is not used: it ignores TF-39462" in body
    assert "it lets more pass: fail-on-new is never" in body


def test_a_policy_that_breaks_itself(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, before=FINE, files={"audit.toml": "fail-on = ["})
    assert did(runner) == 1
    assert "the change's own policy is not used" in github.bodies()[0]


def test_a_policy_of_the_base_holds(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, before=FINE, base_files={"audit.toml": LOOSE})
    assert did(runner) == 0
    assert github.bodies() == []


def test_a_comment_of_the_change_that_ignores_is_told(tmp_path: Path, github: GitHub) -> None:
    code = HIT.rstrip("\n") + "  # audit: ignore[TF-39462] @everyone: it is fine\n"
    runner = Runner(tmp_path, github, "pull_request", PULL, code=code, before=FINE)
    assert did(runner) == 0
    (body,) = github.bodies()
    assert "Comments of this change ignore 1 place: TF-39462 at" in body
    assert "it is fine" in body and "@everyone" not in body


def test_without_a_base_nobody_is_let_through(
    tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, code=f"# x\n{HIT}", before=HIT)
    (runner.workspace / ".git").rename(tmp_path / "gone")
    assert did(runner) == 1
    out = capsys.readouterr().out
    assert "::warning title=silent-audit::what this change brings cannot be told from what was there: " in out
    assert "This code triggers a silent bug" in github.bodies()[0]
    assert runner.outputs()["new-findings"] == ""


def test_two_audits_of_one_pull_request(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, before=FINE)
    for name in ("vision", "speech | @team", "vision"):
        did(runner, name=name)
    first, second = github.bodies()
    assert first.splitlines()[1].startswith("### 🟠 vision: This change triggers")
    assert "&#124; @\u200c<wbr>team: This change triggers" in second.splitlines()[1]


def test_a_name_that_is_too_long(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert did(Runner(tmp_path, github, "pull_request", PULL), name="x" * 101) == 2
    assert "name: has more than 100 characters" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["fail_on", "fail_on_new"])
def test_a_gate_that_is_none(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert did(Runner(tmp_path, github, "pull_request", PULL), **{name: "high\n::error::x"}) == 2
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::error title=silent-audit::{name.replace('_', '-')}: is 1, 2, 3, 4 or never, not high")


def test_a_locked_conversation(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    github.locked = True
    assert did(Runner(tmp_path, github, "pull_request", PULL, before=FINE)) == 1
    out = capsys.readouterr().out
    assert "::notice title=silent-audit::the report is in the job's summary: the conversation is locked." in out


def test_a_comment_that_github_refuses_fails_nothing(
    tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    github.faults.append(("POST", Fault(422)))
    assert did(Runner(tmp_path, github, "pull_request", PULL, before=FINE), fail_on="never") == 0
    assert "::warning title=silent-audit::the comment could not be written" in capsys.readouterr().out


def test_the_run_is_in_the_comment(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, before=FINE)
    runner.environ |= {"GITHUB_RUN_ID": "123", "GITHUB_RUN_ATTEMPT": "2"}
    did(runner)
    (body,) = github.bodies()
    assert body.splitlines()[0].endswith(f" --><!-- run 123.2 {runner.head} -->")
    assert "[full report](https://github.com/o/r/actions/runs/123/attempts/2)" in body
    runner.environ |= {"GITHUB_RUN_ID": "122"}
    (runner.workspace / "train.py").write_text(FINE)
    did(runner)
    assert github.bodies() == [body]


@pytest.mark.parametrize("run_id", ["", "x", "-1", "9" * 30, "1\n2", "٣"])
def test_a_run_that_has_no_number(tmp_path: Path, github: GitHub, run_id: str) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL, before=FINE)
    runner.environ |= {"GITHUB_RUN_ID": run_id}
    assert did(runner) == 1
    assert len(github.bodies()) == 1 and "<!-- run" not in github.bodies()[0]


def test_a_long_comment_fits_with_what_is_hidden_in_it(tmp_path: Path, github: GitHub) -> None:
    """Emoji, which GitHub counts twice, in many findings: the server takes 65,536 characters and not one more. Findings
    are whole, and the worst come first."""
    runner = Runner(tmp_path, github, "pull_request", PULL)
    runner.environ |= {"GITHUB_RUN_ID": "9" * 18, "GITHUB_RUN_ATTEMPT": "1"}
    levels = (1, 4, 2, 3)
    findings = tuple(
        msgspec.structs.replace(reloaded(), id=f"TF-{number}", threat=levels[number % 4], title="🔴" * 100)
        for number in range(1, 400)
    )
    worst_first = tuple(sorted(findings, key=lambda finding: -finding.threat))
    answer = changed([finding.id for finding in findings], findings=worst_first, fixed=(gone(),) * 300)
    event = read_event(runner.environ)
    assert comment_on(answer, event, "t", "auto", "vision", "a/b", "vision").commands == ""
    (body,) = github.bodies()
    assert 64_000 < markdown.length(body) <= 65_536
    rows = [line for line in body.splitlines() if line.startswith("| ") and "TF-" in line]
    assert len(rows) > 50 and all(row.count(" | ") == 3 and row.endswith(" |") for row in rows)
    told = [int(row.split("**")[1]) for row in rows]
    assert told == sorted(told, reverse=True)
    assert f"**{399 - len(rows)} more findings** did not fit here" in body
    assert body.count("<details>") == body.count("</details>")
