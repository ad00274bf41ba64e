"""Findings of one cause are told as one."""

from __future__ import annotations

from pathlib import Path

from auditor.audit import Options, audit
from auditor.matching.finding import Evidence, Finding

BAR = "import tensorflow as tf\nmodel = tf.keras.Sequential([tf.keras.layers.Dense(1)])\nmodel.compile('sgd', 'mse')\n"


def triggered(folder: Path, code: str) -> list[Finding]:
    (folder / "requirements.txt").write_text("tensorflow==2.0.0\n")
    (folder / "train.py").write_text(BAR + code)
    found = [f for f in audit([folder], Options()).findings if f.evidence is Evidence.TRIGGERED]
    return [f for f in found if f.id != "KERAS-21331"]  # the same line meets it, of another cause


def test_one_line_is_one_finding_with_the_other_ids_beside_it(tmp_path: Path) -> None:
    (finding,) = triggered(tmp_path, "model.evaluate([[1.0]], [[1.0]])\n")
    assert {finding.id, *finding.same_cause} == {"TF-32089", "TF-32286", "TF-32320"}
    assert finding.way_out.fixed_in == "2.1.0"


def test_an_ignored_one_leaves_the_others(tmp_path: Path) -> None:
    (finding,) = triggered(tmp_path, "model.evaluate([[1.0]], [[1.0]])  # audit: ignore[TF-32089] short runs\n")
    assert {finding.id, *finding.same_cause} == {"TF-32286", "TF-32320"}
