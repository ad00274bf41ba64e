"""The hook for pre-commit: what it runs, and for which files."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.cli import main

ROOT = Path(__file__).parents[1]


@pytest.fixture
def hook() -> dict[str, Any]:
    """The one hook."""
    (found,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    return dict(found)


def test_it_runs_the_command(hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert program == "audit"
    (tmp_path / "requirements.txt").write_text("tensorflow==2.3.1\n")
    (tmp_path / "train.py").write_text("import tensorflow as tf\ntf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n")
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    assert main([*arguments, "--fail-on", "4"]) == 0
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("train.py", True), ("nb/a.ipynb", True), ("poetry.lock", True), ("a/uv.lock", True), ("pyproject.toml", True),
        ("requirements.txt", True), ("a/requirements-dev.in", True), ("Pipfile", True), ("Pipfile.lock", True),
        ("environment.yml", True), ("conda-lock.yml", True), ("Dockerfile", True), ("docker/Dockerfile.gpu", True),
        ("setup.cfg", True), ("README.md", False), ("a.pyc", False), ("data.txt", False), ("mkdocs.yml", False),
    ],
)  # fmt: skip
def test_it_runs_for_what_matters(hook: dict[str, Any], path: str, runs: bool) -> None:
    assert bool(re.search(hook["files"], path)) == runs
