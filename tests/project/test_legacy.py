"""Where code switches TF_USE_LEGACY_KERAS on, and the stacks that it does so for."""

from __future__ import annotations

import json
from pathlib import Path

from auditor.audit import Options, stacks

SETS = "import os\nos.environ['TF_USE_LEGACY_KERAS'] = '1'\nimport tensorflow as tf\n"


def notebook(*cells: str) -> str:
    """A notebook with these cells of code."""
    return json.dumps(
        {"cells": [{"cell_type": "code", "source": cell, "metadata": {}} for cell in cells], "nbformat": 4}
    )


def switched(tmp_path: Path, files: dict[str, str]) -> dict[str, str | None]:
    """Of each stack of a tree, by its folder or notebook, where the variable is switched on."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = stacks([tmp_path], Options()).stacks
    return {stack.notebook or stack.folder: stack.legacy_keras and stack.legacy_keras.path for stack in found}


def test_code_does_for_its_own_project(tmp_path: Path) -> None:
    files = {
        "a/requirements.txt": "tensorflow==2.16.1\n",
        "a/main.py": SETS,
        "b/requirements.txt": "tensorflow==2.16.1\n",
    }
    assert switched(tmp_path, files) == {"a": "a/main.py", "b": None}


def test_an_example_is_a_sign_only_beside_tf_keras(tmp_path: Path) -> None:
    files = {
        "a/requirements.txt": "tensorflow==2.16.1\ntf-keras==2.16.0\n", "a/examples/run.py": SETS,
        "b/requirements.txt": "tensorflow==2.16.1\n", "b/tests/conftest.py": SETS,
    }  # fmt: skip
    assert switched(tmp_path, files) == {"a": "a/examples/run.py", "b": None}


def test_a_notebook_does_for_itself(tmp_path: Path) -> None:
    files = {
        "requirements.txt": "tensorflow==2.16.1\n",
        "one.ipynb": notebook(SETS),
        "two.ipynb": notebook("import keras"),
    }
    assert switched(tmp_path, files) == {".": None, "one.ipynb": "one.ipynb"}


def test_a_notebook_that_installs_does_for_itself(tmp_path: Path) -> None:
    files = {"requirements.txt": "tensorflow==2.16.1\n", "one.ipynb": notebook("!pip install tf-keras==2.16.0", SETS)}
    assert switched(tmp_path, files) == {".": None, "one.ipynb": "one.ipynb"}
