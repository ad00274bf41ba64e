"""Which releases of a stack have a bug, and how surely."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import Options, audit
from auditor.matching.finding import Certainty, Evidence

CODE = "import tensorflow as tf\ncb = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"


@pytest.mark.parametrize(
    ("pin", "certainty", "reason"),
    [
        ("==2.3.1", Certainty.CERTAIN, ""),
        (
            "==2.3.0rc0",
            Certainty.POSSIBLE,
            "tensorflow 2.3.0rc0 is a pre-release, and only final releases were measured",
        ),
        (">=2.3,<2.6", Certainty.POSSIBLE, "the project admits tensorflow"),
        ("==2.5.0", None, ""),
    ],
)
def test_only_what_was_measured_is_certain(tmp_path: Path, pin: str, certainty: Certainty | None, reason: str) -> None:
    (tmp_path / "requirements.txt").write_text(f"tensorflow{pin}\n")
    (tmp_path / "train.py").write_text(CODE)
    answer = audit([tmp_path], Options())
    found = [f for f in answer.findings if f.id == "TF-39462" and f.evidence is Evidence.TRIGGERED]
    assert [f.certainty for f in found] == ([certainty] if certainty else [])
    assert all(any(said.startswith(reason) for said in f.reasons) for f in found if reason)
    assert answer.exit_code == (1 if certainty is Certainty.CERTAIN else 0)
