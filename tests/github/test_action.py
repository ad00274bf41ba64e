"""What the action's step does: the runner's files, the event, the server as GitHub. `test_steps.py` runs the steps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from auditor.github.__main__ import run
from tests.github.conftest import Fault, GitHub

ROOT = Path(__file__).parents[2]
HIT = "import tensorflow as tf\ntf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
PULL = {"number": 7, "pull_request": {"head": {"sha": "abc123", "repo": {"full_name": "o/r"}}}}
FORK = {"number": 7, "pull_request": {"head": {"sha": "abc123", "repo": {"full_name": "evil/r"}}}}
GONE = {"number": 7, "pull_request": {"head": {"sha": "abc123", "repo": None}}}


class Runner:
    """A runner's folders and variables for one job."""

    def __init__(self, tmp_path: Path, github: GitHub, name: str, event: object, code: str = HIT) -> None:
        self.workspace, temp = tmp_path / "workspace", tmp_path / "temp"
        self.workspace.mkdir()
        temp.mkdir()
        (self.workspace / "requirements.txt").write_text("tensorflow==2.3.1\n")
        (self.workspace / "train.py").write_text(code)
        self.files = {kind: temp / kind for kind in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_EVENT_PATH")}
        text = event if isinstance(event, str) else json.dumps(event)
        self.files["GITHUB_EVENT_PATH"].write_text(text)
        self.environ = {
            "GITHUB_EVENT_NAME": name, "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "def456", "GITHUB_WORKFLOW": "audit",
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


def test_pull_request(tmp_path: Path, github: GitHub, capsys: pytest.CaptureFixture[str]) -> None:
    runner = Runner(tmp_path, github, "pull_request", PULL)
    assert run(runner.environ) == 1
    out = capsys.readouterr().out
    assert out.startswith("::error file=train.py,line=2,col=1,title=TF-39462%3A level 3%2C behaviour::")
    assert len(github.comments) == 1
    assert "https://github.com/o/r/blob/abc123/train.py#L2" in github.bodies()[0]
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
    ("name", "value"), [("INPUT_FAIL_ON", "5"), ("INPUT_COMMENT", "maybe"), ("INPUT_PATHS", "../other")]
)
def test_wrong_inputs(tmp_path: Path, github: GitHub, name: str, value: str) -> None:
    assert run({**Runner(tmp_path, github, "push", {}).environ, name: value}) == 2


def test_no_output_can_set_another(tmp_path: Path, github: GitHub) -> None:
    runner = Runner(tmp_path, github, "push", {})
    report = str(tmp_path / "r\nfindings<<x\n0\nx")
    assert run({**runner.environ, "INPUT_REPORT": report}) == 1
    assert runner.outputs()["findings"] == "1"


def test_inputs_reach_the_shell_through_the_environment_only() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    assert all("${{" not in step["run"] for step in action["runs"]["steps"])
