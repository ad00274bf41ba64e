"""`audit check --base`: exact output and exit codes, on repositories that the tests make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor import cli
from tests.repository import Repository

PLATEAU = "tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
CODE = "import tensorflow as tf\n" + PLATEAU
SAVED = """
def run(x, y):
    model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
    model.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.save("m.h5")
    again = tf.keras.models.load_model("m.h5")
    return again.evaluate(x, y)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A project on a branch of its own, and the folder one stands in."""
    repository = Repository(tmp_path / "churn")
    monkeypatch.chdir(repository.root)
    return repository


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """What a command ends with and prints."""
    code = cli.main(arguments)
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_a_version_that_moves_is_read_as_such(project: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    project.commit({"requirements.txt": "tensorflow==2.2.3\n", "train.py": CODE + SAVED})
    project.git("switch", "--quiet", "--create", "bump")
    project.commit({"requirements.txt": "tensorflow==2.3.1\n"})
    code, out = said(capsys, "check", "--base", "main")
    lines = out.splitlines()
    assert (
        lines[1]
        == "tensorflow 2.2.3 -> 2.3.1 (requirements.txt:1) brings a silent bug that your code meets, and fixes none"
    )
    assert code == 1
    assert [line for line in lines if line.startswith("level")] == [
        "level 4 results  TF-42459  Accuracy drops after a model is saved and loaded again"
    ]
    assert "1 brought by this change (level 4: 1) · 1 already there (level 3: 1) (--show already)" in out
    project.commit({"requirements.txt": "tensorflow==2.5.0\n"})
    code, out = said(capsys, "check", "--base", "HEAD~1")
    assert out.splitlines()[1] == (
        "tensorflow 2.3.1 -> 2.5.0 (requirements.txt:1) fixes 2 silent bugs that your code meets and brings none"
    )
    assert "   level 4  TF-42459  Accuracy drops after a model is saved and loaded again · train.py:9" in out
    assert code == 0


def test_what_is_not_committed_yet_is_part_of_the_change(
    project: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    project.commit({"requirements.txt": "tensorflow==2.3.1\n", "train.py": "import tensorflow as tf\n"})
    project.write({"train.py": CODE})
    code, out = said(capsys, "check", "--base", "HEAD", "--format", "json")
    document = json.loads(out)
    assert code == document["exit_code"] == 1
    (finding,) = [one for one in document["findings"] if one["evidence"] == "triggered"]
    assert (finding["change"], finding["fingerprints"]) == ("brought", document["change"]["brought"][:1])
    assert document["change"]["base"] == project.git("rev-parse", "HEAD")


def test_show_already(project: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    project.commit({"requirements.txt": "tensorflow==2.3.1\n", "train.py": CODE})
    assert "min_lr is reached" not in said(capsys, "check", "--base", "HEAD")[1]
    code, out = said(capsys, "check", "--base", "HEAD", "--show", "already")
    assert "already there before this change\n\nlevel 3 behaviour  TF-39462" in out
    assert code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((), 0), (("--fail-on", "3"), 1), (("--fail-on-new", "1"), 0), (("--fail-on", "4", "--fail-on-new", "1"), 0)],
)
def test_what_was_there_fails_only_if_asked(
    project: Repository, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int
) -> None:
    project.commit({"requirements.txt": "tensorflow==2.3.1\n", "train.py": CODE})
    assert said(capsys, "check", "--base", "HEAD", *arguments)[0] == code


def test_the_policy_is_the_bases(project: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    project.commit({"requirements.txt": "tensorflow==2.3.1\n", "train.py": "\n", "audit.toml": "fail-on-new = 3\n"})
    project.write({"train.py": CODE, "audit.toml": 'fail-on-new = "never"\npaths = ["docs"]\n'})
    code, out = said(capsys, "check", "--base", "HEAD")
    assert code == 1
    assert "the change's own policy is not used: it lets more pass: fail-on-new is never, where it was 3" in " ".join(
        out.split()
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--base", "nowhere"), "audit: --base nowhere: there is no such commit here\n"),
        (("--base", ""), "audit: --base : there is no such commit here\n"),
        (("--base=--help",), "audit: --base --help: there is no such commit here\n"),
        (("--fail-on-new", "3"), "audit: --fail-on-new goes with --base\n"),
    ],
)
def test_mistakes(
    project: Repository, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], error: str
) -> None:
    project.commit({"requirements.txt": "tensorflow==2.3.1\n"})
    assert said(capsys, "check", *arguments) == (2, error)


def test_outside_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sub").mkdir()
    code, out = said(capsys, "check", str(tmp_path / "sub"), "--base", "main")
    assert (code, out) == (2, "audit: the audited folder is not in a git repository, which --base needs\n")


def test_several_paths(project: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is where it is in the base; one that is new, or a single file, has what it can have there."""
    project.commit({"requirements.txt": "tensorflow==2.3.1\n", "a/train.py": CODE, "b.py": CODE})
    project.write({"new/fit.py": CODE})
    code, out = said(
        capsys, "check", "requirements.txt", "a", "b.py", "new", "--base", "HEAD", "--format", "json"
    )  # fmt: skip
    found = {
        place["path"]: one["change"]
        for one in json.loads(out)["findings"]
        for place in one["locations"]
        if one["evidence"] == "triggered"
    }
    assert found == {"a/train.py": "already", "b.py": "already", "new/fit.py": "brought"}
    assert code == 1
