"""What the action's step does: the runner's files, the event, the server as GitHub. `test_steps.py` runs the steps."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.github.__main__ import run
from auditor.matching.finding import Advisories, Advisory
from auditor.place import Location
from auditor.project import advisories
from tests.github.conftest import Fault, GitHub
from tests.repository import Repository
from tests.repro.wheels import variables

ROOT = Path(__file__).parents[2]
HIT = "import tensorflow as tf\ntf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
PULL = {"number": 7, "pull_request": {"head": {"sha": "abc123", "repo": {"full_name": "o/r"}}}}
FORK = {"number": 7, "pull_request": {"head": {"sha": "abc123", "repo": {"full_name": "evil/r"}}}}
GONE = {"number": 7, "pull_request": {"head": {"sha": "abc123", "repo": None}}}


class Runner:
    """A runner's folders and variables for one job.

    What is checked out is the merge of a pull request's head, which brings the code, into its base, as it is by default;
    the event names their commits.
    """

    def __init__(
        self, tmp_path: Path, github: GitHub, name: str, event: object, code: str = HIT, before: str = "",
        files: Mapping[str, str] | None = None, base_files: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.workspace, temp = tmp_path / "workspace", tmp_path / "temp"
        temp.mkdir(parents=True)
        repository = Repository(self.workspace)
        self.base = repository.commit(
            {"requirements.txt": "tensorflow==2.3.1\n", "train.py": before, **(base_files or {})}
        )
        repository.git("switch", "--quiet", "--create", "topic")
        self.head = repository.commit({"train.py": code, **(files or {})})
        repository.git("switch", "--quiet", "--detach", "main")
        repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "topic")
        event = with_commits(event, self.head, self.base) if isinstance(event, dict) else event
        self.files = {kind: temp / kind for kind in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_EVENT_PATH")}
        text = event if isinstance(event, str) else json.dumps(event)
        self.files["GITHUB_EVENT_PATH"].write_text(text)
        self.environ = {
            "GITHUB_EVENT_NAME": name, "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": repository.git("rev-parse", "HEAD"), "GITHUB_WORKFLOW": "audit",
            "GITHUB_JOB": "audit", "GITHUB_API_URL": github.url, "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(temp), "INPUT_GITHUB_TOKEN": "t", **{kind: str(path) for kind, path in self.files.items()},
        }  # fmt: skip

    def outputs(self) -> dict[str, str]:
        """The outputs that the steps set."""
        found = re.findall(r"^([\w-]+)<<(end-\w+)\n(.*?)\n\2$", self.text("GITHUB_OUTPUT"), re.MULTILINE | re.DOTALL)
        return {name: value for name, _, value in found}

    def text(self, kind: str) -> str:
        """What one of the runner's files holds."""
        return self.files[kind].read_text() if self.files[kind].exists() else ""


def with_commits(event: dict[str, Any], head: str, base: str) -> dict[str, Any]:
    """The event with the commits that there are."""
    event = copy.deepcopy(event)
    if isinstance(pull := event.get("pull_request"), dict) and pull:
        pull["head"]["sha"], pull["base"] = head, {"sha": base}
    if isinstance(group := event.get("merge_group"), dict):
        group["base_sha"] = base
    return event


def test_pull_request(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL)
    assert run(runner.environ) == 1
    out = capsys.readouterr().out
    assert out.startswith("::error file=train.py,line=2,col=1,title=TF-39462%3A level 3%2C behaviour::")
    assert len(github.comments) == 1
    assert f"https://github.com/o/r/blob/{runner.head}/train.py#L2" in github.bodies()[0]
    assert runner.outputs()["findings"] == "1"
    assert runner.outputs()["highest-threat"] == "3"
    assert json.loads(Path(runner.outputs()["report"]).read_text())["schema_version"] == 1
    assert "ReduceLROnPlateau" in runner.text("GITHUB_STEP_SUMMARY")


@pytest.mark.parametrize("event", [FORK, GONE], ids=["fork", "deleted fork"])
def test_fork(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str], event: object) -> None:
    runner = Runner(tmp_path, github, "pull_request", event)
    assert run({**runner.environ, "INPUT_FAIL_ON": "never"}) == 0
    assert github.requests == []
    assert capsys.readouterr().out.count("comes from a fork") == 1
    assert "ReduceLROnPlateau" in runner.text("GITHUB_STEP_SUMMARY")


def test_read_only_token(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    github.faults.append(("POST", Fault(403)))
    runner = Runner(tmp_path, github, "pull_request", PULL)
    assert run({**runner.environ, "INPUT_FAIL_ON": "never"}) == 0
    assert "::notice title=silent-audit::the report is in the job's summary" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["push", "merge_group", "schedule", "workflow_dispatch"])
def test_other_events(tmp_path: Path, github: GitHub, name: str) -> None:
    runner = Runner(tmp_path, github, name, {"ref": "refs/heads/main"})
    assert run(runner.environ) == 1
    assert github.requests == []
    assert "ReduceLROnPlateau" in runner.text("GITHUB_STEP_SUMMARY")


@pytest.mark.parametrize(
    "event", ['{"number": 7, "pull_req', "[]", '{"number": "7"}', '{"number": true, "pull_request": {}}']
)
def test_broken_event(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str], event: str) -> None:
    runner = Runner(tmp_path, github, "pull_request", event)
    assert run(runner.environ) == 2
    assert capsys.readouterr().out.splitlines()[-1].startswith("::error title=silent-audit::the event file ")


def test_nothing_to_audit_is_no_failure(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    runner = Runner(tmp_path, github, "push", {})
    (runner.workspace / "requirements.txt").write_text("numpy\n")
    assert run(runner.environ) == 0
    assert "nothing to audit" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INPUT_FAIL_ON", "5"),
        ("INPUT_COMMENT", "maybe"),
        ("INPUT_PATHS", "../other"),
        ("INPUT_REPRO", "always"),
        ("INPUT_REPRO_DEVICE", "tpu"),
    ],
)
def test_wrong_inputs(tmp_path: Path, github: GitHub, name: str, value: str) -> None:
    assert run({**Runner(tmp_path, github, "push", {}).environ, name: value}) == 2


def test_repros_are_run_where_that_is_asked_for(
    tmp_path: Path, github: GitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here there is nothing to install from, which the report says, and which changes nothing else."""
    for name, value in variables(tmp_path / "wheels", tmp_path).items():
        monkeypatch.setenv(name, value)
    runner = Runner(tmp_path, github, "push", {})
    assert run({**runner.environ, "INPUT_REPRO": "triggered"}) == 1
    (finding,) = json.loads(Path(runner.outputs()["report"]).read_text())["findings"]
    assert (finding["id"], finding["evidence"], finding["run"]["verdict"]) == ("TF-39462", "triggered", "error")
    assert finding["run"]["seen"].startswith("could not install: ")
    assert "run: not settled, error" in runner.text("GITHUB_STEP_SUMMARY")


def test_no_output_can_set_another(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "push", {})
    report = str(tmp_path / "r\nfindings<<x\n0\nx")
    assert run({**runner.environ, "INPUT_REPORT": report}) == 1
    assert runner.outputs()["findings"] == "1"


def test_inputs_reach_the_shell_through_the_environment_only() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    assert all("${{" not in step["run"] for step in action["runs"]["steps"])


@pytest.mark.parametrize(("gate", "code"), [("false", 0), ("true", 1)])
def test_advisories_beside(
    tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, gate: str, code: int
) -> None:  # fmt: skip
    """They are a section of their own; what fails the step is in sight, on its line and in the comment."""
    where = Location(path="requirements.txt", line=1)
    one = Advisory(package="numpy", version="1.19.0", id="CVE-2021-1", fixed_in=("1.22",), location=where)
    monkeypatch.setattr(advisories, "ask", lambda pins: Advisories(audited=2, found=(one,)))
    runner = Runner(tmp_path, github, "pull_request", PULL, code="import tensorflow as tf\n")
    assert run({**runner.environ, "INPUT_FAIL_ON_ADVISORIES": gate}) == code
    out = capsys.readouterr().out
    line = "::error file=requirements.txt,line=1,title=CVE-2021-1%3A a known advisory::numpy 1.19.0: fixed in 1.22"
    assert (line in out) == (code == 1)
    assert "CVE-2021-1, fixed in 1.22" in runner.text("GITHUB_STEP_SUMMARY")
    assert [("CVE-2021-1, fixed in 1.22" in body) for body in github.bodies()] == [True] * code
    assert runner.outputs()["findings"] == "0"
