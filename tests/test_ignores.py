"""Comments that ignore a bug: what they hide, and what is said of those that hide nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.audit import Options, audit
from auditor.matching.finding import Audit, Evidence
from auditor.usage.ignores import ignores_of

HEAD = "import tensorflow as tf\n"
BAD = "cb = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)"


def audited(folder: Path, code: str, name: str = "train.py", **options: object) -> Audit:
    (folder / "requirements.txt").write_text("tensorflow==2.3.1\n")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(code)
    return audit([folder], Options(**options))  # type: ignore[arg-type]


def triggered(answer: Audit) -> list[int]:
    return [where.line for f in answer.findings if f.evidence is Evidence.TRIGGERED for where in f.locations]


@pytest.mark.parametrize(
    ("code", "lines", "said"),
    [
        (f"{BAD}", [2], ""),
        (f"{BAD}  # audit: ignore[TF-39462] the rate never gets there", [], ""),
        (f"# audit: ignore[TF-39462]: the rate never gets there\n{BAD}", [], ""),
        (f"{BAD}  # audit: ignore[TF-1, TF-39462] known", [], "ignores TF-1, which the database does not hold"),
        (f"{BAD}  # audit: ignore[TF-42459] known", [2], "ignores TF-42459, which is not found here"),
        (f"{BAD}  # audit: ignore[TF-39462]", [2], "gives no reason"),
        (f"{BAD}  # audit: ignore known", [2], "names no bug"),
        (f"x = 1  # audit: ignore[TF-39462] not this line\n{BAD}", [3], "ignores TF-39462, which is not found here"),
        (f"text = '# audit: ignore[TF-39462] a text'; {BAD}", [2], ""),
    ],
)
def test_what_a_comment_hides(tmp_path: Path, code: str, lines: list[int], said: str) -> None:
    answer = audited(tmp_path, HEAD + code + "\n")
    assert triggered(answer) == lines
    assert answer.exit_code == (1 if lines else 0)
    reasons = " ".join(one.text for one in answer.remarks)
    assert said in reasons if said else not reasons
    assert len(answer.ignored) == (0 if lines else 1)


def test_a_comment_in_a_cell_holds_for_that_cell(tmp_path: Path) -> None:
    lines = [f"{HEAD}{BAD}  # audit: ignore[TF-39462] once", BAD]
    cells = [{"cell_type": "code", "source": cell.splitlines(keepends=True)} for cell in lines]
    answer = audited(tmp_path, json.dumps({"cells": cells, "nbformat": 4}), "tune.ipynb")
    assert [(w.cell, w.line) for f in answer.findings for w in f.locations] == [(2, 1)]
    assert [(one.location.cell, one.reason) for one in answer.ignored] == [(1, "once")]


def test_cells_with_magics_are_read_line_by_line() -> None:
    cell = "%matplotlib inline\n!pip install 'x\nf(  # audit: ignore[TF-1] open\n"
    notebook = json.dumps({"cells": [{"cell_type": "code", "source": cell}]})
    assert [(one.location.line, one.ids) for one in ignores_of("n.ipynb", notebook)] == [(3, ("TF-1",))]


@pytest.mark.parametrize(
    ("name", "role"),
    [("train.py", None), ("tests/fit.py", "test"), ("test_fit.py", "test"), ("examples/mnist.py", "example")],
)
def test_tests_and_examples_are_marked_and_may_be_left_out(tmp_path: Path, name: str, role: str | None) -> None:
    from auditor.report import contract, text

    answer = audited(tmp_path, HEAD + BAD, name)
    document = contract.document(answer)
    assert [where["role"] for finding in document["findings"] for where in finding["locations"]] == [role]
    shown = "\n".join("".join(part for part, _ in line) for line in text.lines(answer))
    assert (f"{name}:2 ({role})" in shown) == (role is not None)
    left = audited(tmp_path, HEAD + BAD, name, leave_out=frozenset({"test", "example"}))
    assert triggered(left) == ([] if role else [2])
