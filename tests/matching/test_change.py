"""What a change brings, fixes, and leaves as it was: whole repositories, base and head."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from auditor.audit import Options, audit
from auditor.base import exported
from auditor.matching.change import compared
from auditor.matching.finding import Audit, Certainty, Evidence
from auditor.matching.fingerprint import with_fingerprints
from auditor.report import selection
from tests.report.hypothesis_audits import audits
from tests.repository import Repository

Files = Mapping[str, str | bytes | None]
PLATEAU = "tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
CODE = "import tensorflow as tf\n" + PLATEAU
PIN = {"requirements.txt": "tensorflow==2.3.1\n"}


def changed(tmp_path: Path, before: Files, after: Files, options: Options | None = None, path: str = ".") -> Audit:
    """The audit of a change from some files to others."""
    repository = Repository(tmp_path / "project")
    repository.commit(before)
    repository.commit(after)
    root = repository.root / path
    with exported(root, "HEAD^", exact=True) as base:
        chosen = options or Options(fail_on=None, fail_on_new=3)
        return audit([root], Options(**{**_fields(chosen), "base": base}))


def _fields(options: Options) -> dict[str, object]:
    return {name: getattr(options, name) for name in options.__struct_fields__}


def told(answer: Audit) -> dict[str, list[str]]:
    """The places that are brought, there already and fixed."""
    assert answer.change is not None
    every = [f for f in answer.findings if f.evidence is Evidence.TRIGGERED and f.certainty is Certainty.CERTAIN]
    assert all(len(f.fingerprints) == len(f.locations) for f in every)
    assert not answer.change.brought & answer.change.already
    places = {
        "brought": [f"{f.id} {where}" for f in selection.brought(answer) for where in f.locations],
        "already": [f"{f.id} {where}" for f in selection.already(answer) for where in f.locations],
        "fixed": [f"{f.id} {where}" for f in answer.change.fixed for where in f.locations],
    }
    return {kind: found for kind, found in places.items() if found}


def test_a_line_that_is_new(tmp_path: Path) -> None:
    answer = changed(tmp_path, {**PIN, "train.py": "import tensorflow as tf\n"}, {"train.py": CODE})
    assert told(answer) == {"brought": ["TF-39462 train.py:2"]}
    assert answer.exit_code == 1
    assert answer.change is not None and answer.change.code and not answer.change.moves


def test_a_line_that_is_gone(tmp_path: Path) -> None:
    answer = changed(tmp_path, {**PIN, "train.py": CODE}, {"train.py": "import tensorflow as tf\n"})
    assert told(answer) == {"fixed": ["TF-39462 train.py:2"]}
    assert answer.exit_code == 0
    assert answer.change is not None
    assert answer.change.sources == {"train.py:2": PLATEAU.strip()}


@pytest.mark.parametrize(
    "after",
    [
        {"train.py": "# a\n\n\n" + CODE},
        {"train.py": None, "renamed/fit.py": CODE},
        {"train.py": "import tensorflow as tf\nif True:\n    " + PLATEAU},
        {"train.py": "import tensorflow as tf\ndef main():\n    " + PLATEAU + "main()\n"},
        {"train.py": CODE.replace("1e-3", "1e-3, patience=4")},
        {
            "train.py": "import tensorflow as tf\n",
            "other.py": "def f():\n    import tensorflow as tf\n    " + PLATEAU + "f()\n",
        },
        {"README.md": "words\n"},
    ],
    ids=["moved", "renamed", "indented", "in a function", "edited", "moved elsewhere", "nothing of it"],
)
def test_it_was_there_already(tmp_path: Path, after: Files) -> None:
    answer = changed(tmp_path, {**PIN, "train.py": CODE}, after)
    (found,) = told(answer)["already"]
    assert list(told(answer)) == ["already"] and found.startswith("TF-39462 ")
    assert answer.exit_code == 0


def test_a_cell_before_it_moves_it(tmp_path: Path) -> None:
    def notebook(*cells: str) -> str:
        held = [
            {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": c} for c in cells
        ]
        return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": held})

    before = {**PIN, "tune.ipynb": notebook("import tensorflow as tf", PLATEAU)}
    answer = changed(
        tmp_path, before, {"tune.ipynb": notebook("import os", "import tensorflow as tf", "x = 1", PLATEAU)}
    )
    assert told(answer) == {"already": ["TF-39462 tune.ipynb cell 4, line 1"]}


def test_a_project_whose_every_line_moves(tmp_path: Path) -> None:
    """The example's code below two lines of comment each, its folder of code under another name."""
    root = Path(__file__).parents[2] / "examples" / "churn"
    paths = [path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    files = {path.relative_to(root).as_posix(): path.read_text() for path in paths}
    moved: dict[str, str | bytes | None] = {}
    for name, content in files.items():
        if name.endswith(".py"):
            moved[name] = None
            moved[name.replace("churn/", "leaving/")] = f"# one\n# two\n{content.replace('churn', 'leaving')}"
    answer = changed(tmp_path, files, moved)
    assert list(told(answer)) == ["already"]
    assert len(told(answer)["already"]) > 2


def test_the_second_of_two_equal_lines_is_new(tmp_path: Path) -> None:
    """Also where the new one stands before the old one: each is told by the lines around it."""
    old = "def a():\n    x = 1\n    " + PLATEAU + "    y = 2\na()\n"
    new = "def b():\n    v = 1\n    " + PLATEAU + "    w = 2\nb()\n"
    head = "import tensorflow as tf\n"
    answer = changed(tmp_path, {**PIN, "train.py": head + old}, {"train.py": head + new + old})
    assert told(answer) == {"brought": ["TF-39462 train.py:4"], "already": ["TF-39462 train.py:9"]}
    assert answer.exit_code == 1


def test_one_of_two_is_fixed(tmp_path: Path) -> None:
    answer = changed(tmp_path, {**PIN, "train.py": CODE + "x = 1\n" + PLATEAU}, {"train.py": CODE})
    assert told(answer) == {"already": ["TF-39462 train.py:2"], "fixed": ["TF-39462 train.py:4"]}


def test_a_version_that_moves(tmp_path: Path) -> None:
    answer = changed(
        tmp_path,
        {"requirements.txt": "# pins\ntensorflow==2.3.1\n", "train.py": CODE},
        {"requirements.txt": "tensorflow==2.5.0\n"},
    )
    assert told(answer) == {"fixed": ["TF-39462 train.py:2"]}
    assert answer.change is not None and not answer.change.code
    (move,) = answer.change.moves
    assert (move.package, move.old, move.new) == ("tensorflow", "tensorflow 2.3.1", "tensorflow 2.5.0")
    assert str(move.location) == "requirements.txt:1"


def test_a_version_that_moves_back(tmp_path: Path) -> None:
    answer = changed(
        tmp_path,
        {"requirements.txt": "tensorflow==2.5.0\n", "train.py": CODE},
        {"requirements.txt": "tensorflow-cpu==2.3.1\n"},
    )
    assert told(answer) == {"brought": ["TF-39462 train.py:2"]}
    assert answer.change is not None
    assert [(move.old, move.new) for move in answer.change.moves] == [("tensorflow 2.5.0", "tensorflow-cpu 2.3.1")]


def test_what_becomes_certain_is_brought(tmp_path: Path) -> None:
    loose = {"requirements.txt": "tensorflow>=2.3,<2.7\n", "train.py": CODE}
    answer = changed(tmp_path, loose, PIN)
    assert told(answer) == {"brought": ["TF-39462 train.py:2"]}
    assert answer.exit_code == 1


def test_what_becomes_possible_is_not_fixed(tmp_path: Path) -> None:
    answer = changed(tmp_path, {**PIN, "train.py": CODE}, {"requirements.txt": "tensorflow>=2.3,<2.7\n"})
    assert told(answer) == {}
    (perhaps,) = [f for f in selection.possible(answer) if f.id == "TF-39462"]
    assert answer.change is not None and not answer.change.brings(perhaps)


def test_what_a_comment_ignores_is_not_fixed(tmp_path: Path) -> None:
    after = CODE.rstrip("\n") + "  # audit: ignore[TF-39462] it is set back by hand\n"
    answer = changed(tmp_path, {**PIN, "train.py": CODE}, {"train.py": after})
    assert told(answer) == {}
    assert answer.change is not None
    assert [(one.id, str(one.location), one.reason) for one in answer.change.ignored] == [
        ("TF-39462", "train.py:2", "it is set back by hand")
    ]
    again = changed(tmp_path / "again", {**PIN, "train.py": after}, {"train.py": "\n" + after})
    assert again.change is not None and again.change.ignored == ()


def test_what_cannot_be_read_is_not_fixed(tmp_path: Path) -> None:
    answer = changed(tmp_path, {**PIN, "train.py": CODE}, {"train.py": CODE + "def (\n"})
    assert told(answer) == {}
    assert answer.exit_code == 4
    lock = changed(
        tmp_path / "lock", {**PIN, "train.py": CODE}, {"requirements.txt": None, "poetry.lock": "[[package\n"}
    )
    assert told(lock) == {}
    assert lock.exit_code == 4


def test_what_could_not_be_read_in_the_base_is_said(tmp_path: Path) -> None:
    answer = changed(tmp_path, {**PIN, "train.py": CODE + "def (\n"}, {"train.py": CODE})
    assert told(answer) == {"brought": ["TF-39462 train.py:2"]}
    assert answer.change is not None
    assert [str(skip.location) for skip in answer.change.unseen] == ["train.py:3"]


def test_a_submodule_brings_nothing(tmp_path: Path) -> None:
    """What it held before is not known."""
    library = Repository(tmp_path / "library")
    library.commit({"fit.py": CODE})
    project = Repository(tmp_path / "project")
    project.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(library.root), "lib")
    project.commit(PIN)
    with exported(project.root, "HEAD") as base:
        answer = audit([project.root], Options(fail_on=None, fail_on_new=1, base=base))
    assert told(answer) == {"already": ["TF-39462 lib/fit.py:2"]}
    assert answer.exit_code == 0
    assert answer.change is not None
    assert [str(skip.location) for skip in answer.change.unseen] == ["lib"]


def test_two_stacks_of_one_folder(tmp_path: Path) -> None:
    before = {
        "requirements-a.txt": "tensorflow==2.3.1\n",
        "requirements-b.txt": "tensorflow==2.5.0\n",
        "train.py": CODE,
    }
    answer = changed(tmp_path, before, {"requirements-b.txt": "tensorflow==2.6.0\n"})
    assert told(answer) == {"already": ["TF-39462 train.py:2"]}
    assert answer.change is not None
    assert [(move.old, move.new, move.location.path) for move in answer.change.moves] == [
        ("tensorflow 2.5.0", "tensorflow 2.6.0", "requirements-b.txt")
    ]


def test_a_project_that_is_new(tmp_path: Path) -> None:
    answer = changed(
        tmp_path, {"README.md": ""}, {"sub/train.py": CODE, "sub/requirements.txt": "tensorflow==2.3.1\n"}, path="sub"
    )
    assert told(answer) == {"brought": ["TF-39462 train.py:2"]}
    assert answer.change is not None
    assert [(move.old, move.new) for move in answer.change.moves] == [("", "tensorflow 2.3.1")]


def test_a_project_that_is_gone(tmp_path: Path) -> None:
    answer = changed(tmp_path, {**PIN, "train.py": CODE}, {"requirements.txt": None})
    assert told(answer) == {"fixed": ["TF-39462 train.py:2"]}
    assert answer.exit_code == 3


@pytest.mark.parametrize(
    ("fail_on", "fail_on_new", "code"), [(None, None, 0), (3, None, 1), (None, 3, 0), (4, 3, 0), (3, 4, 1)]
)
def test_the_gates(tmp_path: Path, fail_on: int | None, fail_on_new: int | None, code: int) -> None:
    options = Options(fail_on=fail_on, fail_on_new=fail_on_new)
    assert changed(tmp_path, {**PIN, "train.py": CODE}, {"train.py": "\n" + CODE}, options).exit_code == code


def test_without_a_base_there_is_no_gate_on_the_new(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text(PIN["requirements.txt"])
    (tmp_path / "train.py").write_text(CODE)
    answer = audit([tmp_path], Options(fail_on=None, fail_on_new=1))
    assert (answer.change, answer.fail_on_new, answer.exit_code) == (None, None, 0)


@pytest.mark.parametrize("cache", [True, False])
def test_the_base_is_not_followed_again(tmp_path: Path, cache: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What did not change comes from the head's audit, with a cache that is kept and without."""
    from auditor import examine
    from auditor.usage import survey

    followed: list[object] = []
    real = examine.follow
    monkeypatch.setattr(examine, "follow", lambda paths, *rest: followed.append(paths) or real(paths, *rest))
    monkeypatch.setenv("SILENT_AUDIT_CACHE", str(tmp_path / "cache"))
    surveyed: list[str] = []
    one = survey.survey
    monkeypatch.setattr("auditor.read_sources.survey", lambda path, *rest: surveyed.append(path) or one(path, *rest))
    before = {**PIN, **{f"{name}.py": CODE for name in "abc"}}
    after = {"c.py": "\n" + CODE, "requirements.txt": "tensorflow==2.4.0\n"}
    answer = changed(tmp_path, before, after, Options(fail_on=None, cache=cache))
    assert len(told(answer)["already"]) == 3
    assert answer.change is not None and len(answer.change.moves) == 1
    assert sorted(surveyed) == ["a.py", "b.py", "c.py", "c.py"]
    assert len(followed) == 4


def filled(answer: Audit) -> Audit:
    """The audit with its fingerprints, as every audit has them."""
    findings = with_fingerprints(answer.findings, answer.sources)
    return msgspec.structs.replace(answer, findings=tuple(findings), change=None)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(audits())
def test_no_change_brings_nothing(answer: Audit) -> None:
    head = filled(answer)
    told = compared(head, head, "0" * 40, code=False)
    assert told.change is not None
    assert not told.change.brought and not told.change.fixed and not told.change.ignored and not told.change.moves
    assert told.findings == head.findings


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(audits(), audits())
def test_every_place_is_on_one_side(base: Audit, head: Audit) -> None:
    """Whatever two states hold: each place of the head is told once, as new or as old, and none is made up."""
    before, after = filled(base), filled(head)
    told = compared(before, after, "0" * 40, code=True)
    change = told.change
    assert change is not None and not change.brought & change.already
    prints = sorted(mark for one in after.findings for mark in one.fingerprints)
    assert sorted(mark for one in told.findings for mark in one.fingerprints) == prints
    assert change.brought | change.already == set(prints)
    for one in told.findings:
        assert set(one.fingerprints) <= (change.brought if change.brings(one) else change.already)
        assert len(one.fingerprints) == max(1, len(one.locations))
    gone = {mark for one in change.fixed for mark in one.fingerprints}
    assert gone <= {mark for one in before.findings for mark in one.fingerprints}


@given(audits())
def test_where_nothing_was_all_is_brought(answer: Audit) -> None:
    head = filled(answer)
    told = compared(msgspec.structs.replace(head, findings=(), stacks=(), skips=()), head, "0" * 40, code=True)
    assert told.change is not None and not told.change.already and not told.change.fixed
