"""`audit init`: what it writes, what it shows, and what it leaves alone."""

from __future__ import annotations

import io
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor import __version__
from auditor.cli import main
from auditor.init.workflows import AUDIT, COMMENT, Wanted, files

ROOT = Path(__file__).parents[2]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of one project."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "requirements.txt").write_text("tensorflow==2.3.1\n")
    return tmp_path


def test_the_documentation_hands_out_what_is_written() -> None:
    for name, text in files(Wanted(reference="main")).items():
        assert (ROOT / "docs" / "workflows" / Path(name).name).read_text() == text


def test_it_shows_and_asks_before_it_writes(repository: Path, capsys: Any) -> None:
    assert main(["init", str(repository)]) == 0
    shown = capsys.readouterr()
    assert f"+++ b/{AUDIT}" in shown.out
    assert f"+        uses: silent-audit/silent-audit@v{__version__}" in shown.out
    assert shown.err == "audit: nothing was written; --yes writes it\n"
    assert not (repository / ".github").exists()


@pytest.mark.parametrize(
    ("answer", "written"), [("y\n", True), ("yes\n", True), ("\n", False), ("n\n", False), ("", False)]
)
def test_at_a_terminal_it_asks(repository: Path, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool) -> None:
    terminal = io.StringIO(answer)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    assert main(["init", str(repository)]) == 0
    assert (repository / AUDIT).exists() == (repository / COMMENT).exists() == written


def test_it_writes_from_a_folder_within(repository: Path, capsys: Any) -> None:
    (repository / "src").mkdir()
    assert main(["init", str(repository / "src"), "--yes", "--fail-on", "4"]) == 0
    assert capsys.readouterr().err.splitlines() == [f"written: {AUDIT}", f"written: {COMMENT}"]
    assert yaml.safe_load((repository / AUDIT).read_text())["jobs"]["audit"]["steps"][1]["with"] == {"fail-on": "4"}
    assert main(["init", str(repository), "--yes", "--fail-on", "4"]) == 0
    assert "there already, as they would be written" in capsys.readouterr().out


def test_without_forks(repository: Path) -> None:
    assert main(["init", str(repository), "--yes", "--no-forks"]) == 0
    assert not (repository / COMMENT).exists()
    assert "upload-artifact" not in (repository / AUDIT).read_text()


def test_it_overwrites_nothing(repository: Path, capsys: Any) -> None:
    (repository / AUDIT).parent.mkdir(parents=True)
    (repository / AUDIT).write_text("name: mine\n")
    assert main(["init", str(repository), "--yes"]) == 2
    shown = capsys.readouterr()
    assert "-name: mine\n" in shown.out
    assert "is not overwritten" in shown.err
    assert (repository / AUDIT).read_text() == "name: mine\n"
    assert not (repository / COMMENT).exists()


def test_what_comes_in_the_meantime_stays(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor.init import command

    def agreed(number: int) -> bool:
        (repository / AUDIT).parent.mkdir(parents=True)
        (repository / AUDIT).write_text("name: mine\n")
        return True

    monkeypatch.setattr(command, "_agreed", agreed)
    assert main(["init", str(repository)]) == 2
    assert (repository / AUDIT).read_text() == "name: mine\n"


def test_another_workflow_that_audits(repository: Path, capsys: Any) -> None:
    (repository / ".github" / "workflows").mkdir(parents=True)
    (repository / ".github" / "workflows" / "ci.yaml").write_text("- uses: silent-audit/silent-audit@v1\n")
    assert main(["init", str(repository), "--yes"]) == 2
    assert ".github/workflows/ci.yaml runs silent-audit already" in capsys.readouterr().err


@pytest.mark.parametrize("where", [".github", ".github/workflows", AUDIT])
def test_links_are_not_followed(repository: Path, tmp_path_factory: pytest.TempPathFactory, where: str) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (repository / where).parent.mkdir(parents=True, exist_ok=True)
    (repository / where).symlink_to(elsewhere / "new.yml" if where == AUDIT else elsewhere)
    assert main(["init", str(repository), "--yes"]) == 2
    assert list(elsewhere.iterdir()) == []


def test_nothing_to_audit(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / ".git").mkdir()
    assert main(["init", str(tmp_path), "--yes"]) == 3
    assert not (tmp_path / ".github").exists()


def test_no_repository(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "nowhere")]) == 2


def test_a_monorepo_has_an_audit_for_each_project(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    names = ["speech", "vision", "with blank", "it's $HOME ${{ x }}"]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "requirements.txt").write_text("tensorflow==2.3.1\n")
    assert main(["init", str(tmp_path), "--yes"]) == 0
    job = yaml.safe_load((tmp_path / AUDIT).read_text())["jobs"]["audit"]
    assert sorted(one for text in job["strategy"]["matrix"]["project"] for one in shlex.split(text)) == sorted(names)
    assert job["steps"][1]["with"]["paths"] == "${{ matrix.project }}"


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(reference="main"),
        Wanted(reference="v0.1.0", projects=("speech", "vi sion"), fail_on="4"),
        Wanted(reference="v0.1.0", forks=False, fail_on="never"),
    ],
)
def test_what_is_written_pleases_the_linters(tmp_path: Path, wanted: Wanted) -> None:
    paths = []
    for name, text in files(wanted).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
        paths.append(str(tmp_path / name))
    bin_ = Path(sys.executable).parent
    for command in (
        ["zizmor", "--quiet", "--offline", "--persona=auditor", "--format=json"],
        ["actionlint", "-no-color"],
    ):
        done = subprocess.run([bin_ / command[0], *command[1:], *paths], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout.strip()) in ((0, ""), (0, "[]")), done.stdout
