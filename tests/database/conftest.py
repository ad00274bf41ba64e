"""A small database, whole and right; tests break it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.repro import record
from auditor.repro.verdict import Verdict

RELEASES = """\
tensorflow:
  - {version: "2.3.0", date: "2020-07-27", pythons: ["3.8"]}
  - {version: "2.4.0", date: "2020-12-14", pythons: ["3.8"]}
  - {version: "2.5.0", date: "2021-05-13", pythons: ["3.8"]}
keras: []
tf-keras: []
"""

PLAIN = """\
id: TF-1
title: A wrong shape
scenario: wrong shape
component: layers
threat: 4
threat_source: study
symptom: >-
  The shape is wrong.
affected:
  - implementation: tensorflow
    routes: [tf.keras]
    ranges: [{introduced: "2.4.0", fixed: "2.5.0"}]
    basis: measured
# The trigger is the layer.
trigger:
  all: ["keras.layers.Dense(...)"]
references: [https://github.com/tensorflow/tensorflow/issues/1]
same_cause: [TF-2]
"""

VARIED = """\
id: TF-2
title: Two faces
scenario: wrong calculation
component: optimizers
threat: 3
threat_source: ours
threat_reason: The results differ little.
symptom: Clipping is left out.
affected:
  - implementation: tensorflow
    routes: [tf.keras]
    ranges: [{introduced: "2.3.0", fixed: "2.5.0"}]
    basis: measured
variants:
  - name: fit
    title: In fit
    affected:
      - implementation: tensorflow
        routes: [tf.keras]
        ranges: [{introduced: "2.3.0", fixed: "2.4.0"}]
        basis: measured
    trigger: "keras.optimizers.SGD(...)"
  - name: loop
    title: In a loop
    trigger: "keras.optimizers.Adam(...)"
    affected:
      - implementation: tensorflow
        routes: [tf.keras]
        ranges: [{introduced: "2.4.0", fixed: "2.5.0"}]
        basis: measured

references:
  - https://github.com/tensorflow/tensorflow/pull/2
same_cause: [TF-1]
"""


def make_row(version: str, verdict: str, variant: str = "") -> Verdict:
    return Verdict(
        release=version,
        package="tensorflow",
        version=version,
        python="3.8.18",
        platform="linux-x86_64-cpu",
        variant=variant,
        verdict=verdict,  # type: ignore[arg-type]
        detail="",
    )


@pytest.fixture
def row() -> Callable[..., Verdict]:
    """Makes a row from a version of tensorflow, a verdict and a variant."""
    return make_row


@pytest.fixture
def plain() -> str:
    """The file of a bug without variants."""
    return PLAIN


@pytest.fixture
def varied() -> str:
    """The file of a bug with variants."""
    return VARIED


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with two bugs, one of them with variants."""
    bug_db = tmp_path / "bug_db"
    for folder in ("bugs", "repros", "verdicts"):
        (bug_db / folder).mkdir(parents=True)
    (bug_db / "releases.yaml").write_text(RELEASES)
    (bug_db / "bugs" / "TF-1.yaml").write_text(PLAIN)
    (bug_db / "bugs" / "TF-2.yaml").write_text(VARIED)
    (bug_db / "repros" / "TF-1.py").write_text("def repro(seed): return 'absent', ''\n")
    (bug_db / "repros" / "TF-2.py").write_text(
        "VARIANTS = ('fit', 'loop')\ndef repro(seed, variant): return 'absent', ''\n"
    )
    plain = [make_row("2.3.0", "absent"), make_row("2.4.0", "reproduced"), make_row("2.5.0", "loud")]
    record.write(bug_db / "verdicts" / "TF-1.csv", plain)
    varied = [
        make_row("2.3.0", "reproduced", "fit"),
        make_row("2.4.0", "absent", "fit"),
        make_row("2.5.0", "absent", "fit"),
    ]
    varied += [
        make_row("2.3.0", "absent", "loop"),
        make_row("2.4.0", "reproduced", "loop"),
        make_row("2.5.0", "absent", "loop"),
    ]
    record.write(bug_db / "verdicts" / "TF-2.csv", varied)
    (bug_db / "verdicts" / record.DATE).write_text("2026-02-03\n")
    project = tmp_path / "tests" / "projects" / "one"
    project.mkdir(parents=True)
    (project / "train.py").write_text("a()  # hit: TF-1\nb()  # ok: TF-1, TF-2\n")
    (project / "train.ipynb").write_text('{"cells": [{"cell_type": "code", "source": ["c()  # hit: TF-2\\n"]}]}')
    return tmp_path
