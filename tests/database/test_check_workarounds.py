"""A workaround is proved by verdicts, or the check says what is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.database.check import check
from auditor.repro import record
from auditor.repro.verdict import Verdict

MakeRow = Callable[..., Verdict]

FIELD = "bug_db/bugs/TF-1.yaml: way_out.workaround:"


@pytest.fixture
def told(checkout: Path) -> Path:
    """The checkout, where TF-1 tells a workaround and its repro has it."""
    with (checkout / "bug_db" / "bugs" / "TF-1.yaml").open("a") as file:
        file.write("way_out: {workaround: Do the other.}\n")
    with (checkout / "bug_db" / "repros" / "TF-1.py").open("a") as file:
        file.write("def workaround(seed): return 'absent', ''\n")
    return checkout


def prove(root: Path, *rows: Verdict) -> None:
    folder = root / "bug_db" / "verdicts" / "workarounds"
    folder.mkdir()
    record.write(folder / "TF-1.csv", rows)


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in check(root)]


def test_absent_inside_the_range_is_a_proof(told: Path, row: MakeRow) -> None:
    prove(told, row("2.4.0", "absent"))
    assert problems(told) == []


def test_outside_the_range_is_none(told: Path, row: MakeRow) -> None:
    prove(told, row("2.3.0", "absent"))
    assert problems(told) == [
        f"{FIELD} is not proved for tensorflow 2.4.0 to 2.5.0: run `audit db measure --workarounds TF-1`"
    ]


def test_a_workaround_that_does_not_help(told: Path, row: MakeRow) -> None:
    prove(told, row("2.4.0", "reproduced"))
    assert f"{FIELD} is reproduced under tensorflow 2.4.0, tensorflow 2.4.0" in problems(told)


def test_the_repro_must_have_it(told: Path) -> None:
    (told / "bug_db" / "repros" / "TF-1.py").write_text("def repro(seed): return 'absent', ''\n")
    assert problems(told) == [f"{FIELD} is not proved: bug_db/repros/TF-1.py has no function `workaround`"]


def test_the_entry_must_tell_it(checkout: Path) -> None:
    with (checkout / "bug_db" / "repros" / "TF-1.py").open("a") as file:
        file.write("def workaround(seed): return 'absent', ''\n")
    assert problems(checkout) == [f"{FIELD} is missing: the repro has a function `workaround`"]


def test_where_no_release_has_the_bug_there_is_nothing_to_prove(told: Path, row: MakeRow) -> None:
    entry = told / "bug_db" / "bugs" / "TF-1.yaml"
    reported = 'basis: reported\n    reference: "https://github.com/tensorflow/tensorflow/issues/1"'
    text = entry.read_text().replace('"2.4.0"', '"2.4.0rc0"').replace('"2.5.0"', '"2.4.0"')
    entry.write_text(text.replace("basis: measured", reported))
    absent = [row(version, "absent") for version in ("2.3.0", "2.4.0", "2.5.0")]
    record.write(told / "bug_db" / "verdicts" / "TF-1.csv", absent)
    assert problems(told) == []
