"""The workflows of this repository, and those that the documentation hands out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
HANDED_OUT = sorted((ROOT / "docs" / "workflows").glob("*.yml"))
ACTIONS = [ROOT / "action.yml", ROOT / "relay" / "action.yml"]


def said(*command: str | Path) -> str:
    """What a linter complains of."""
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else done.stdout + done.stderr + f"exit {done.returncode}"


def test_zizmor_has_nothing_to_say() -> None:
    # Of a folder that is not called .github it would look at nothing.
    files = [*OURS, *HANDED_OUT, *ACTIONS, ROOT / ".github" / "dependabot.yml"]
    assert said(BIN / "zizmor", "--quiet", "--offline", "--persona=auditor", "--format=json", *files).strip() == "[]"


def test_zizmor_would_say_something(tmp_path: Path) -> None:
    text = (
        (ROOT / ".github" / "workflows" / "ci.yml")
        .read_text()
        .replace("persist-credentials: false", "persist-credentials: true")
    )
    (tmp_path / "bad.yml").write_text(text)
    assert "artipacked" in said(BIN / "zizmor", "--quiet", "--offline", "--persona=auditor", tmp_path / "bad.yml")


def test_actionlint_has_nothing_to_say() -> None:
    assert said(BIN / "actionlint", "-no-color", *OURS, *HANDED_OUT) == ""


def test_actionlint_would_say_something(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text(
        (ROOT / ".github" / "workflows" / "ci.yml").read_text().replace("github.ref", "github.reff")
    )
    assert "reff" in said(BIN / "actionlint", "-no-color", tmp_path / "bad.yml")


@pytest.mark.parametrize("path", [*OURS, *HANDED_OUT, *ACTIONS], ids=lambda path: str(path.relative_to(ROOT)))
def test_actions_are_pinned_by_commit(path: Path) -> None:
    for line in re.findall(r"^ *(?:- )?uses: (.+)", path.read_text(), re.MULTILINE):
        if line.startswith("$/"):
            continue
        pinned = re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
        ours = line.startswith("silent-audit/silent-audit") and path in (*HANDED_OUT, ROOT / "action.yml")
        assert pinned or ours, line


@pytest.mark.parametrize("path", [*OURS, *HANDED_OUT], ids=lambda path: path.name)
def test_no_workflow_may_more_than_it_needs(path: Path) -> None:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {}
    # YAML 1.1 takes `on` for a truth value.
    assert "pull_request_target" not in workflow[True]
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job
        writes = {name for name, level in job["permissions"].items() if level == "write"}
        checked_out = any("actions/checkout" in step.get("uses", "") for step in job["steps"])
        assert writes <= {"pull-requests", "attestations", "id-token", "contents"}
        assert "contents" not in writes or path.name == "measure.yml"
        assert not (checked_out and "workflow_run" in workflow[True])


def test_pull_request_target_is_never_advised() -> None:
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *HANDED_OUT, *ACTIONS]:
        for sentence in re.split(r"(?<=[.:])\s", path.read_text()):
            if "pull_request_target" in sentence:
                assert re.search(r"\b(not|never)\b", sentence, re.IGNORECASE), f"{path.name}: {sentence}"


def test_every_input_and_output_is_documented() -> None:
    page = (ROOT / "docs" / "action.md").read_text()
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
    rows = {
        name
        for line in page.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([\w-]+)`", line.split("|")[1])
    }
    assert rows == {*action["inputs"], *action["outputs"]}
    reusable: dict[Any, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "reusable.yml").read_text())
    called = reusable[True]["workflow_call"]
    assert set(called["inputs"]) <= set(action["inputs"])
    assert set(called["outputs"]) <= set(action["outputs"])
    assert reusable["jobs"]["audit"]["steps"][1]["with"].keys() == called["inputs"].keys()


class Proposal:
    """A repository with measured data, another one to push to, and a `gh` that notes what it is told."""

    def __init__(self, folder: Path) -> None:
        self.work, self.bin, self.told = folder / "work", folder / "bin", folder / "told"
        for path in (self.work / "bug_db" / "verdicts", self.work / "auditor", self.bin):
            path.mkdir(parents=True)
        (self.work / "bug_db" / "releases.yaml").write_text("tensorflow:\n")
        (self.work / "bug_db" / "verdicts" / "TF-1.csv").write_text("release\n")
        (self.work / "auditor" / "cli.py").write_text("print('ours')\n")
        (self.bin / "gh").write_text(f'#!/bin/sh\necho "$@" >> "{self.told}"\n')
        (self.bin / "gh").chmod(0o755)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "data")
        self.git("clone", "--quiet", "--bare", ".", str(folder / "origin.git"))
        self.git("remote", "add", "origin", str(folder / "origin.git"))

    def git(self, *arguments: str) -> str:
        """Git, as somebody."""
        name = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
        return subprocess.run(
            ["git", *name, *arguments], cwd=self.work, check=True, capture_output=True, text=True
        ).stdout

    def propose(self, patch: str | None = None) -> subprocess.CompletedProcess[str]:
        """Makes a pull request of what has changed, or of a patch."""
        if patch is None:
            self.git("add", "--intent-to-add", ".")
            patch = self.git("diff", "--no-renames", "HEAD")
            self.git("reset", "--quiet", "--hard")
            self.git("clean", "-fdq")
        (self.work.parent / "measured.patch").write_text(patch)
        return subprocess.run(
            [str(ROOT / ".github" / "propose.sh"), str(self.work.parent / "measured.patch")], cwd=self.work,
            env={"PATH": f"{self.bin}:{os.environ['PATH']}", "BRANCH": "measured-1", "RUN": "https://x/1", "HOME": "/"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def proposal(tmp_path: Path) -> Proposal:
    """The repository."""
    return Proposal(tmp_path)


def test_new_verdicts_become_a_pull_request(proposal: Proposal) -> None:
    (proposal.work / "bug_db" / "releases.yaml").write_text("tensorflow:\n  - new\n")
    (proposal.work / "bug_db" / "verdicts" / "TF-2.csv").write_text("release\n2.22.0\n")
    done = proposal.propose()
    assert done.returncode == 0, done.stderr
    assert proposal.git("show", "--name-only", "--format=", "origin/measured-1").split() == [
        "bug_db/releases.yaml", "bug_db/verdicts/TF-2.csv",
    ]  # fmt: skip
    assert "pr create --base main --head measured-1" in proposal.told.read_text()


def outside(work: Path) -> None:
    """Code is changed."""
    (work / "auditor" / "cli.py").write_text("import os\n")


def workflow(work: Path) -> None:
    """A workflow comes."""
    (work / ".github" / "workflows").mkdir(parents=True)
    (work / ".github" / "workflows" / "x.yml").write_text("on: push\n")


def link(work: Path) -> None:
    """A file of data becomes a link."""
    (work / "bug_db" / "verdicts" / "TF-3.csv").symlink_to("../../auditor/cli.py")


def program(work: Path) -> None:
    """A file of data can be run."""
    (work / "bug_db" / "verdicts" / "TF-1.csv").chmod(0o755)


def gone(work: Path) -> None:
    """A file of data goes."""
    (work / "bug_db" / "verdicts" / "TF-1.csv").unlink()


@pytest.mark.parametrize("change", [outside, workflow, link, program, gone])
def test_a_patch_may_change_data_only(proposal: Proposal, change: Any) -> None:
    change(proposal.work)
    assert proposal.propose().returncode == 1
    assert not proposal.told.exists()
    assert proposal.git("branch", "--list", "measured-1") == ""


def test_a_patch_may_move_nothing(proposal: Proposal) -> None:
    patch = (
        "diff --git a/auditor/cli.py b/bug_db/verdicts/TF-9.csv\nsimilarity index 100%\n"
        "rename from auditor/cli.py\nrename to bug_db/verdicts/TF-9.csv\n"
    )
    assert proposal.propose(patch).returncode == 1
    assert (proposal.work / "auditor" / "cli.py").exists()
