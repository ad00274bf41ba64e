"""`audit db verify`: what is chosen to be run again, and what is said of it."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from auditor import cli
from auditor.database.load import load_database
from auditor.repro import record, verify
from auditor.repro.stacks import all_stacks
from auditor.repro.verdict import Verdict
from tests.repro import wheels

ROOT = Path(__file__).resolve().parents[2]


def test_every_bug_that_runs_here_is_checked_on_both_sides() -> None:
    database = load_database()
    bugs = [bug for bug in database.bugs if bug.silent]
    rows = {bug.id: record.read(ROOT / "bug_db" / "verdicts" / f"{bug.id}.csv") for bug in bugs}
    held = {verify.key_of(one): one for one in all_stacks(database.releases)}
    checks, unmet = verify.chosen(bugs, rows, held, random.Random(1))
    assert (checks, unmet) == verify.chosen(bugs, rows, held, random.Random(1))
    sides = {(check.case.id, check.noted.verdict == "reproduced") for check in checks}
    told = {id for id, _ in unmet}
    assert {bug.id for bug in bugs if {(bug.id, True), (bug.id, False)} <= sides} | told == {bug.id for bug in bugs}
    # Few releases do for many bugs.
    assert len({check.stack.id for check in checks}) < len(checks) / 4
    assert all("shows on a gpu only" in why or "no release" in why for _, why in unmet)


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces and locks as Linux has them")
def test_what_differs_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that says what was noted, one that says otherwise, one that cannot be installed; in real environments."""
    for name, value in wheels.variables(tmp_path / "wheels", tmp_path).items():
        monkeypatch.setenv(name, value)
    wheels.tensorflow(tmp_path / "wheels", "2.3.1")
    database = load_database()
    for name in ("repros", "verdicts"):
        (tmp_path / name).mkdir()
    (tmp_path / "repros" / "TF-39462.py").write_text("def repro(seed):\n    return 'absent', 'reduced once'\n")
    for release, word in (("2.3.1", "reproduced"), ("2.4.0", "absent")):
        row = Verdict(
            release=release, package="tensorflow", version=release, python="3.8", platform="linux-x86_64-cpu",
            variant="", verdict=word, detail="",
        )  # type: ignore[arg-type]  # fmt: skip
        record.add(tmp_path / "verdicts" / "TF-39462.csv", [row])
    monkeypatch.setattr(verify, "BUG_DB", tmp_path)
    stacks = [wheels.stack("2.3.1"), wheels.stack("2.4.0")]
    monkeypatch.setattr(verify, "all_stacks", lambda table: stacks)
    monkeypatch.setattr(verify, "load_database", lambda: database)
    assert cli.main(["db", "verify", "TF-39462"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["TF-39462", "2.3.1", "reproduced", "absent", "DIFFERS", "reduced", "once"]
    assert lines[1].split()[:5] == ["TF-39462", "2.4.0", "absent", "error", "NOT"]
    assert lines[2] == "0 of 2 runs say what the database says, 1 say otherwise, 1 could not be run"
    wheels.tensorflow(tmp_path / "wheels", "2.4.0")
    (tmp_path / "repros" / "TF-39462.py").write_text(
        "import tensorflow\ndef repro(seed):\n    return ('absent' if tensorflow.__version__ == '2.4.0' else 'reproduced'), ''\n"
    )
    assert cli.main(["db", "verify", "TF-39462", "--sample", "3"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 of 2 runs say what the database says"
    assert cli.main(["db", "verify", "TF-1"]) == 2
