"""Writing measured ranges into the bugs' files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.database import entries, releases
from auditor.repro import record
from auditor.repro.verdict import Verdict

Row = Callable[..., Verdict]


def write(checkout: Path, id: str) -> tuple[str, list[str]]:
    bug_db = checkout / "bug_db"
    path = bug_db / "bugs" / f"{id}.yaml"
    rows = record.read(bug_db / "verdicts" / f"{id}.csv")
    problems = entries.write_ranges(path, rows, releases.read(bug_db / "releases.yaml"))
    return path.read_text(), problems


def test_a_right_file_is_left_alone(checkout: Path, plain: str, varied: str) -> None:
    assert write(checkout, "TF-1") == (plain, [])
    assert write(checkout, "TF-2") == (varied, [])


def test_only_the_block_changes(checkout: Path, plain: str, row: Row) -> None:
    path = checkout / "bug_db" / "verdicts" / "TF-1.csv"
    record.add(path, [row("2.3.0", "reproduced")])
    assert write(checkout, "TF-1") == (plain.replace('introduced: "2.4.0"', 'introduced: "2.3.0"'), [])
    record.add(path, [row("2.5.0", "reproduced")])
    text, _ = write(checkout, "TF-1")
    assert text == plain.replace('introduced: "2.4.0", fixed: "2.5.0"', 'introduced: "2.3.0"')


def test_variants_and_their_union(checkout: Path, varied: str, row: Row) -> None:
    record.add(checkout / "bug_db" / "verdicts" / "TF-2.csv", [row("2.5.0", "reproduced", "loop")])
    text, problems = write(checkout, "TF-2")
    assert problems == []
    assert text == varied.replace('"2.3.0", fixed: "2.5.0"', '"2.3.0"').replace('"2.4.0", fixed: "2.5.0"', '"2.4.0"')


@pytest.mark.parametrize("held", ["affected: []", "affected: # to be measured\n  []"])
def test_a_block_is_put_where_an_empty_one_is(checkout: Path, held: str, plain: str) -> None:
    start = plain.index("affected:")
    end = plain.index("# The trigger")
    (checkout / "bug_db" / "bugs" / "TF-1.yaml").write_text(plain[:start] + held + "\n" + plain[end:])
    assert write(checkout, "TF-1") == (plain, [])


def test_a_variant_without_a_block_gets_one(checkout: Path, varied: str) -> None:
    block = (
        "    affected:\n      - implementation: tensorflow\n        routes: [tf.keras]\n"
        '        ranges: [{introduced: "2.3.0", fixed: "2.4.0"}]\n        basis: measured\n'
    )
    assert block in varied
    (checkout / "bug_db" / "bugs" / "TF-2.yaml").write_text(varied.replace(block, ""))
    assert write(checkout, "TF-2") == (varied, [])


def test_lists_may_stand_at_the_keys_indent(checkout: Path, plain: str, row: Row) -> None:
    held = plain.replace("  - implementation", "- implementation")
    for name in ("routes", "ranges", "basis"):
        held = held.replace(f"    {name}:", f"  {name}:")
    (checkout / "bug_db" / "bugs" / "TF-1.yaml").write_text(held)
    assert write(checkout, "TF-1") == (held, [])
    record.add(checkout / "bug_db" / "verdicts" / "TF-1.csv", [row("2.3.0", "reproduced")])
    assert write(checkout, "TF-1") == (plain.replace('introduced: "2.4.0"', 'introduced: "2.3.0"'), [])


REPORT = "    basis: reported\n    reference: https://github.com/tensorflow/tensorflow/issues/1\n"


def test_a_report_on_pre_releases_stays_and_one_that_verdicts_contradict_goes(
    checkout: Path, plain: str, row: Row
) -> None:
    path = checkout / "bug_db" / "bugs" / "TF-1.yaml"
    before = '[{introduced: "2.3.0rc0", fixed: "2.3.0"}, {introduced: "2.4.0", fixed: "2.5.0"}]'
    held = plain.replace('[{introduced: "2.4.0", fixed: "2.5.0"}]', before).replace("    basis: measured\n", REPORT)
    path.write_text(held)
    assert write(checkout, "TF-1") == (held, [])
    path.write_text(held.replace('"2.3.0rc0", fixed: "2.3.0"', '"2.3.0rc0", fixed: "2.3.1"'))
    assert write(checkout, "TF-1") == (plain, [])


def test_the_real_database_is_as_its_verdicts_have_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = Path(__file__).resolve().parents[2] / "bug_db"
    shutil.copytree(source, tmp_path / "bug_db", ignore=shutil.ignore_patterns("repros"))
    code = entries.command(tmp_path)
    assert (code, capsys.readouterr().out) == (0, "")
    held = {path.name: path.read_bytes() for path in (source / "bugs").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "bug_db" / "bugs").iterdir()} == held


def test_what_is_not_exact_is_said(checkout: Path, capsys: pytest.CaptureFixture[str], row: Row) -> None:
    record.add(checkout / "bug_db" / "verdicts" / "TF-1.csv", [row("2.3.0", "error")])
    assert entries.command(checkout, ["TF-1"]) == 1
    said = capsys.readouterr().out
    assert said == "TF-1: tensorflow: between the start and 2.4.0 nothing is known of 2.3.0\n"
    text = (checkout / "bug_db" / "bugs" / "TF-1.yaml").read_text()
    assert 'basis: reported\n    reference: "https://github.com/tensorflow/tensorflow/issues/1"\n# The' in text
