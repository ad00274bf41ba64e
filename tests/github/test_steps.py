"""Both actions, step by step as the runner runs them, for every event that GitHub has for them."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from auditor.github import artifact
from tests.github import events
from tests.github.conftest import GitHub
from tests.github.runner import Outcome, Runner

ROOT = Path(__file__).parents[2]
ACTION, RELAY = ROOT / "action.yml", ROOT / "relay" / "action.yml"
HIT = "import tensorflow as tf\ntf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
FINE = "import tensorflow as tf\n"
SECRETS = {
    "GITHUB_TOKEN": "hush-1", "GH_TOKEN": "hush-2", "ACTIONS_RUNTIME_TOKEN": "hush-3", "AWS_SECRET_ACCESS_KEY": "hush-4",
    "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "hush-5",
}  # fmt: skip
TOKEN = "hush-of-the-input"


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the step `install` gives: the auditor in an environment of its own, from the action's own checkout."""
    folder = tmp_path_factory.mktemp("install")
    python = Path(sys.executable).parent
    runner = Runner(folder, "push", events.push(), PATH=f"{python}:{os.environ['PATH']}")
    # A project that tries to have a say in what is installed and run.
    for name in ("auditor.py", "sitecustomize.py", "pip.conf", "setup.cfg"):
        (runner.workspace / name).write_text("raise SystemExit('the audited project was run')\n")
    outcome = runner.run(ACTION, {}, only="install")
    assert outcome.code == 0, outcome.log
    assert Path(outcome.steps["install"]["python"]).is_relative_to(runner.temp)
    return outcome.steps["install"]


class Job:
    """A checkout on a machine: the base, the head, and the merge of both where it is a pull request."""

    def __init__(
        self, folder: Path, github: GitHub, name: str, event: dict[str, Any] | str, code: str = HIT, before: str = FINE
    ) -> None:  # fmt: skip
        self.github = github
        self.runner = Runner(folder, name, event, GITHUB_API_URL=github.url, **SECRETS)
        self.work = self.runner.workspace
        self.write("requirements.txt", "tensorflow==2.3.1\n")
        self.write("train.py", before)
        self.git("init", "--quiet", "--initial-branch=main")
        base = self.commit()
        self.write("train.py", code)
        self.git("checkout", "--quiet", "-b", "topic")
        head = self.commit()
        merge = head
        if name == "pull_request":
            self.git("checkout", "--quiet", "main")
            self.git("merge", "--quiet", "--no-ff", "--message", "merge", "topic")
            merge = self.git("rev-parse", "HEAD")
            self.git("checkout", "--quiet", "--detach")
        self.head = head
        path = Path(self.runner.environ["GITHUB_EVENT_PATH"])
        text = path.read_text()
        for said, real in ((events.BASE, base), (events.HEAD, head), (events.MERGE, merge)):
            text = text.replace(said, real)
        path.write_text(text)
        self.runner.environ["GITHUB_SHA"] = merge

    def write(self, name: str, text: str) -> None:
        """A file of the project."""
        (self.work / name).write_text(text)

    def git(self, *arguments: str) -> str:
        """Git in the checkout, as somebody."""
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments]
        return subprocess.run(command, cwd=self.work, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self) -> str:
        """All of it, as a commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        return self.git("rev-parse", "HEAD")

    def run(self, installed: dict[str, str], **inputs: str) -> Outcome:
        """The rest of the action's steps."""
        given = {"github-token": TOKEN, **{name.replace("_", "-"): value for name, value in inputs.items()}}
        return self.runner.run(ACTION, given, done={"install": installed})


class Case(NamedTuple):
    """An event, and how many comments it makes on a server that lets it."""

    name: str
    event: dict[str, Any]
    comments: int = 0
    relayed: bool = False


CASES = {
    "push": Case("push", events.push()),
    "pull request": Case("pull_request", events.pull_request(), comments=1),
    "pull request, opened": Case("pull_request", events.pull_request(action="opened"), comments=1),
    "fork": Case("pull_request", events.pull_request(events.FORK), relayed=True),
    "deleted fork": Case("pull_request", events.pull_request(None), relayed=True),
    "merge queue": Case("merge_group", events.merge_group()),
    "schedule": Case("schedule", events.schedule()),
    "button": Case("workflow_dispatch", events.workflow_dispatch()),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_event(tmp_path: Path, github: GitHub, installed: dict[str, str], case: Case) -> None:
    job = Job(tmp_path, github, case.name, case.event)
    outcome = job.run(installed, sarif="out.sarif")
    assert outcome.code == 1, outcome.log
    assert outcome.outputs["findings"] == "1"
    assert outcome.outputs["highest-threat"] == "3"
    assert outcome.outputs["new-findings"] == ("1" if case.name in ("pull_request", "merge_group") else "")
    assert "::warning" not in outcome.log
    assert bool(outcome.outputs["relay"]) == bool(outcome.outputs["relay-artifact"]) == case.relayed
    assert json.loads(Path(outcome.outputs["report"]).read_text())["schema_version"] == 1
    assert json.loads((job.work / "out.sarif").read_text())["version"] == "2.1.0"
    assert "ReduceLROnPlateau" in outcome.summary
    assert "::error file=train.py,line=2," in outcome.log
    assert len(github.bodies()) == case.comments
    assert all(f"/blob/{job.head}/train.py#L2" in body for body in github.bodies())


@pytest.mark.parametrize("name", ["push", "pull request", "fork"])
def test_an_event_of_what_is_fine(tmp_path: Path, github: GitHub, installed: dict[str, str], name: str) -> None:
    case = CASES[name]
    outcome = Job(tmp_path, github, case.name, case.event, FINE).run(installed)
    assert outcome.code == 0, outcome.log
    assert outcome.outputs["findings"] == "0"
    assert github.bodies() == []
    assert "::error" not in outcome.log


def test_what_stood_there_before_fails_nothing(tmp_path: Path, github: GitHub, installed: dict[str, str]) -> None:
    job = Job(tmp_path, github, "pull_request", events.pull_request(), "# moved\n" + HIT, before=HIT)
    outcome = job.run(installed)
    assert outcome.code == 0, outcome.log
    assert (outcome.outputs["findings"], outcome.outputs["new-findings"]) == ("1", "0")
    assert github.bodies() == []


def test_a_checkout_of_depth_two_holds_the_base(tmp_path: Path, github: GitHub, installed: dict[str, str]) -> None:
    """As docs/workflows has it: with the history of one step, and no credentials to fetch more with."""
    job = Job(tmp_path, github, "pull_request", events.pull_request())
    whole = job.work.rename(tmp_path / "whole")
    job.work.mkdir()
    job.git("init", "--quiet")
    job.git("remote", "add", "origin", str(tmp_path / "nowhere"))
    job.git("fetch", "--quiet", "--depth=2", f"file://{whole}", job.runner.environ["GITHUB_SHA"])
    job.git("checkout", "--quiet", "--detach", "FETCH_HEAD")
    outcome = job.run(installed)
    assert outcome.code == 1, outcome.log
    assert outcome.outputs["new-findings"] == "1"
    assert "::warning" not in outcome.log


def test_a_fork_from_its_push_to_its_comment(tmp_path: Path, github: GitHub, installed: dict[str, str]) -> None:
    job = Job(tmp_path / "one", github, "pull_request", events.pull_request(events.FORK))
    first = job.run(installed, fail_on="never")
    assert first.code == 0, first.log
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(first.outputs["relay"], artifact.NAME)
    github.artifact(held.getvalue(), name=first.outputs["relay-artifact"], run=77, sha=job.head, head_id=events.FORK[1])
    github.pull(7, job.head, events.FORK)
    ended = json.dumps(events.workflow_run()).replace(events.HEAD, job.head)
    second = Runner(tmp_path / "two", "workflow_run", ended, GITHUB_API_URL=github.url, **SECRETS)
    outcome = second.run(RELAY, {"github-token": TOKEN}, done={"install": installed})
    assert outcome.code == 0, outcome.log
    (body,) = github.bodies()
    assert f"/blob/{job.head}/train.py#L2" in body
    # It looks at no file of anybody.
    assert list(second.workspace.iterdir()) == []
    # A token that may write would have left the very same.
    github.comments.clear()
    path = Path(job.runner.environ["GITHUB_EVENT_PATH"])
    path.write_text(path.read_text().replace(events.FORK[0], "o/r"))
    assert job.run(installed, fail_on="never").code == 0
    assert github.bodies() == [body]


def test_the_second_action_installs_what_the_first_one_does() -> None:
    assert (RELAY.parent / ".." / "auditor" / "github" / "install.sh").samefile(
        ROOT / "auditor" / "github" / "install.sh"
    )
    one, other = (path.read_text() for path in (ACTION, RELAY))
    line = 'run: bash "$ACTION_PATH/auditor/github/install.sh"'
    assert line in one
    assert line in other


@pytest.mark.parametrize("text", ['{"number": 7, "pull_req', "", "[]", "\ufffd", '{"number": 7}'])
def test_an_event_that_is_cut_short(tmp_path: Path, github: GitHub, installed: dict[str, str], text: str) -> None:
    job = Job(tmp_path, github, "pull_request", text)
    outcome = job.run(installed)
    assert outcome.code == 2
    assert "::error title=silent-audit::the event file " in outcome.log
    assert "Traceback" not in outcome.log
    assert github.bodies() == []


HOSTILE = {
    "a command in a name": "x\n::set-output name=findings::0\n.py",
    "a command in a name, the old way": "##[set-output name=findings]0.py",
    "an expression": "${{ github.token }}.py",
    "a shell's": "$(touch pwned);`touch pwned`.py",
    "a mention and a comment's end": "@everyone --> ]]> <!--.py",
    "from the right to the left": "train\u202eyp.py",
    "an escape": "\x1b[31mred.py",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_name(tmp_path: Path, github: GitHub, installed: dict[str, str], name: str) -> None:
    job = Job(tmp_path, github, "pull_request", events.pull_request(), FINE)
    job.write(name, HIT)
    outcome = job.run(installed)
    assert outcome.code == 1, outcome.log
    assert outcome.outputs["findings"] == "1"
    commands = [line for line in outcome.log.splitlines() if line.startswith("::")]
    assert all(line.startswith(("::error ", "::notice ", "::warning ")) for line in commands)
    # The runner looks for the old form in a line only where that is no command of the new form.
    assert all(line in commands for line in outcome.log.splitlines() if "##[" in line)
    assert "\x1b" not in outcome.log + outcome.summary
    assert not list(tmp_path.rglob("pwned"))
    (body,) = github.bodies()
    assert "@everyone" not in body
    assert "\u202e" not in body
    assert body.count("<!--") == body.count("-->") == body.splitlines()[0].count("<!--")


def test_no_program_sees_a_token(tmp_path: Path, github: GitHub, installed: dict[str, str]) -> None:
    """Each program that the steps run, by name or by path, is one that first tells what it was given."""
    seen = tmp_path / "seen"
    seen.mkdir()
    job = Job(tmp_path / "job", github, "pull_request", events.pull_request())
    # A lockfile, so that pip-audit is asked; its service is this test's own, and says nothing.
    job.write("requirements.txt", "# This file is autogenerated by pip-compile with Python 3.11\ntensorflow==2.3.1\n")
    shims = tmp_path / "shims"
    shims.mkdir()
    git = shutil.which("git")
    (shims / "git").write_text(f'#!/bin/sh\n{{ env; echo "$@"; }} > "{seen}/git.$$"\nexec "{git}" "$@"\n')
    (shims / "git").chmod(0o755)
    job.runner.environ["PATH"] = f"{shims}:{job.runner.environ['PATH']}"
    # What `python -m pip_audit` runs, in an environment that is otherwise the installed one.
    site = tmp_path / "site"
    (site / "pip_audit").mkdir(parents=True)
    (site / "pip_audit" / "__init__.py").write_text("")
    (site / "pip_audit" / "__main__.py").write_text(
        "import os, sys\n"
        f"open({str(seen / 'pip_audit')!r}, 'w').write(repr((dict(os.environ), sys.argv)))\n"
        "print('{\"dependencies\": []}')\n"
    )
    (pth,) = Path(installed["python"]).parent.parent.glob("lib/python*/site-packages")
    first = pth / "aaa_first.pth"
    first.write_text(f"import sys; sys.path.insert(0, {str(site)!r})\n")
    try:
        outcome = job.run(installed)
    finally:
        first.unlink()
    assert outcome.code == 1, outcome.log
    assert len(github.bodies()) == 1
    assert set(github.tokens) == {f"Bearer {TOKEN}"}
    told = {path.name.partition(".")[0]: path.read_text() for path in seen.iterdir()}
    assert "pip_audit" in told
    for path in seen.iterdir():
        assert "PATH" in path.read_text()
        assert "hush" not in path.read_text(), path.name
    for text in (outcome.log, outcome.summary, *github.bodies(), Path(outcome.outputs["report"]).read_text()):
        assert "hush" not in text
