"""A sweep measures the ends of each minor version, and then what lies between two that differ."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.database import releases
from auditor.repro import record
from auditor.repro.stacks import Releases, serving
from auditor.repro.sweep import first_round, next_round
from auditor.repro.verdict import Verdict, Word

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def table() -> Releases:
    return releases.read(ROOT / "bug_db" / "releases.yaml")


@pytest.fixture
def bug_db(tmp_path: Path) -> Path:
    for folder in ("bugs", "verdicts"):
        (tmp_path / folder).mkdir()
    return tmp_path


def row(release: str, package: str, version: str, verdict: Word) -> Verdict:
    return Verdict(
        release=release,
        package=package,
        version=version,
        python="3.8.18",
        platform="linux-x86_64-cpu",
        variant="",
        verdict=verdict,
        detail="",
    )


def wanted(bug_db: Path, table: Releases, *rows: Verdict) -> list[str]:
    record.write(bug_db / "verdicts" / "TF-1.csv", rows)
    found = next_round(["TF-1"], bug_db, bug_db / "bugs", table)
    assert all(ids == {"TF-1"} for _, ids in found)
    return [one.id for one, _ in found]


def test_the_first_round_has_the_ends_of_each_minor_version(table: Releases) -> None:
    ids = [one.id for one in first_round(table)]
    assert [id for id in ids if id.startswith("2.3.")] == ["2.3.0", "2.3.4"]
    # All patches of 2.6 bring keras 2.6.0: the last speaks for them.
    assert [id for id in ids if id.startswith("2.6.")] == ["2.6.5"]
    assert {"2.16.1+keras3.0.0", "2.16.1+keras3.0.5", "2.19.1+tf_keras"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_what_lies_between_two_that_differ_comes_next(bug_db: Path, table: Releases) -> None:
    rows = [
        row("2.2.3", "tensorflow", "2.2.3", "absent"),
        row("2.3.0", "tensorflow", "2.3.0", "reproduced"),
        row("2.3.4", "tensorflow", "2.3.4", "absent"),
        row("2.5.3", "tensorflow", "2.5.3", "absent"),
    ]
    assert wanted(bug_db, table, *rows) == ["2.3.1", "2.3.2", "2.3.3"]


def test_a_patch_of_keras_3_that_no_usual_stack_has(bug_db: Path, table: Releases) -> None:
    rows = [row("2.16.1", "keras", "3.0.1", "absent"), row("2.16.1", "keras", "3.0.5", "reproduced")]
    rows += [row("2.16.1", "keras", one.version, "absent") for one in table["keras"] if one.version.startswith("3.1.")]
    assert wanted(bug_db, table, *rows) == [f"2.16.1+keras3.0.{patch}" for patch in (2, 3, 4)]


def test_nothing_before_keras_3_is_asked_of_another_backend(bug_db: Path, table: Releases) -> None:
    rows = [row("2.16.1", "keras", "3.0.0", "reproduced"), row("2.16.1", "keras", "3.0.1", "absent")]
    assert "2.15.1" in wanted(bug_db, table, *rows)
    entry = (ROOT / "bug_db" / "bugs" / "TF-39462.yaml").read_text(encoding="utf-8")
    needs = "\nneeds: {backend: [torch]}\n"
    assert "\nneeds:" in entry
    (bug_db / "bugs" / "TF-1.yaml").write_text(re.sub(r"\nneeds:.*\n", needs, entry), encoding="utf-8")
    assert wanted(bug_db, table, *rows) == []


def test_nothing_comes_after_what_is_settled(bug_db: Path, table: Releases) -> None:
    rows = [row("2.2.3", "tensorflow", "2.2.3", "absent"), row("2.3.0", "tensorflow", "2.3.0", "absent")]
    assert wanted(bug_db, table, *rows) == []


def test_each_version_is_served_by_a_stack_of_its_time(table: Releases) -> None:
    assert [one.id for one in serving("keras", "2.6.0", table)] == ["2.6.5"]
    assert [one.id for one in serving("keras", "3.0.3", table)] == ["2.16.1+keras3.0.3"]
    assert [one.id for one in serving("tf-keras", "2.15.0", table)] == ["2.15.1+tf_keras2.15.0"]
    assert serving("keras", "2.3.1", table) == []
