"""What docs/ tells of the database: that it is of this database, the pages of bugs, the statistics."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt

from auditor.cli import main
from auditor.database.bug import Database
from auditor.database.load import load_database
from auditor.report import bug_pages, matrix_page, pages, statistics_page
from auditor.report.statistics import counts, histogram, lives, typical
from tests.report.test_matrix import affected, bug, database, release

__all__ = ["database"]

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^)#:]+)\)")


def test_docs_are_the_databases() -> None:
    wanted = pages.files(load_database())
    for path, text in wanted.items():
        held = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).is_file() else ""
        assert held == text, f"{path} is older than the database: `make docs` (audit db matrix --write) makes it anew"
    assert pages.stale(ROOT, wanted) == []


def test_what_is_written_is_written_once_and_what_is_gone_goes(tmp_path: Path, database: Database) -> None:
    changed, gone = pages.write(tmp_path, database)
    assert set(changed) == set(pages.files(database)) and gone == []
    assert pages.write(tmp_path, database) == ([], [])
    fewer = msgspec.structs.replace(database, bugs=database.bugs[1:])
    changed, gone = pages.write(tmp_path, fewer)
    assert [str(path) for path in gone] == ["docs/bugs/TF-100.md"]
    assert Path("docs/bugs/README.md") in changed and Path("docs/bugs/TF-3.md") not in changed


def test_no_link_between_the_pages_is_dead(database: Database) -> None:
    made = pages.files(database)
    for path, text in made.items():
        if path.suffix != ".md":
            continue
        for target in LINK.findall(text):
            there = (ROOT / path.parent / target).resolve().relative_to(ROOT)
            # Repros are files of the database, and these bugs are none of it.
            assert there in made or there.parts[0] == "bug_db", f"{path}: {target}"


def test_a_page_tells_all_of_a_bug(database: Database) -> None:
    made = bug_pages.files(database)
    told = made[bug_pages.FOLDER / "TF-3.md"]
    assert told.startswith(
        "# The title of TF-3\n\n**[TF-3](https://github.com/tensorflow/tensorflow/issues/3)** · level 4"
    )
    assert "A \\<wrong\\> shape." in told
    assert "- tensorflow 2.0.0 to before 2.6.0 (measured), as tf.keras: a\n" in told
    assert re.search(r"^  a +● +●$", told, re.MULTILINE)
    assert "audit repro TF-3\n" in told
    listed = made[bug_pages.LIST]
    assert listed.index("## layers") < listed.index("TF-7.md") < listed.index("## ops") < listed.index("TF-3.md")


def test_nothing_of_an_entry_is_markup(database: Database) -> None:
    hostile = bug("TF-1", affected(("2.0.0", None)), title="<b>a</b> | `b` *c* [d](e)", note="<script>x</script>")
    body = bug_pages.page(hostile, ())
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(body)
    assert "<b>" not in html and "<script>" not in html and "<em>" not in html
    assert "&lt;b&gt;a&lt;/b&gt; | `b` *c* [d](e)" in html


DATES = {
    "2.0.0": "2020-01-01",
    "2.3.0": "2020-07-01",
    "2.3.1": "2020-12-31",
    "2.4.0": "2021-01-01",
    "2.5.0": "2021-06-01",
}


@pytest.mark.parametrize(
    ("ranges", "days", "releases", "alive"),
    [
        ([("2.0.0", "2.3.0")], 182, 1, False),
        # Gone with 2.3.1, whose day is the end; back in 2.5.0, and still there in Keras on the day of the database.
        ([("2.0.0", "2.3.1"), ("2.5.0", None)], 365 + 214, 4, True),
        ([("2.3.1", "2.4.0")], 1, 1, False),
    ],
)
def test_lives_are_counted_in_days_and_releases(
    ranges: list[tuple[str, str | None]], days: int, releases: int, alive: bool
) -> None:
    entries = [affected(*ranges)]
    if alive:
        entries.append(affected(("2.6.0", None), implementation="keras"))
    held = Database(
        date="2022-01-01",
        bugs=(bug("TF-1", *entries),),
        releases={
            "tensorflow": tuple(release(version, date=day) for version, day in DATES.items()),
            "keras": (release("2.6.0", date="2021-08-01"),),
        },
    )
    (life,) = lives(held)
    assert (life.days, life.releases, life.lives) == (days, releases, alive)
    assert life.since is (ranges[0][0] == "2.0.0")


def test_both_pages_count_the_same_that_came_back(database: Database) -> None:
    made = pages.files(database)
    assert "- **1 entry came back**" in made[matrix_page.PAGE]
    assert "- **1 bug came back**" in made[statistics_page.PAGE]


def test_a_bug_that_no_final_release_has_has_no_life(database: Database) -> None:
    assert "TF-8" not in {life.bug.id for life in lives(database)}


def test_counts_are_by_kind_in_the_order_given(database: Database) -> None:
    told = counts(database.bugs, lambda one: one.component, ("backend", "losses", "layers"))
    assert [(count.name, count.total) for count in told] == [("backend", 1), ("layers", 4)]


def test_a_distribution_counts_each_number_once() -> None:
    assert histogram([0, 1, 5, 9, 10, 99], (1, 5, 10)) == [1, 1, 2, 2]
    assert (typical([1, 2, 9]), typical([])) == (2, 0)


def test_the_statistics_stand_without_bugs() -> None:
    made = statistics_page.files(Database(date="2026-01-02", bugs=(), releases={}))
    assert "0 silent bugs" in made[statistics_page.PAGE]


def test_the_list_is_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    told = msgspec.json.decode(capsys.readouterr().out)
    assert len(told) == len(load_database().bugs)
    assert {"id", "title", "threat", "area", "basis", "affected", "trigger", "url"} <= set(told[0])


def test_explain_tells_each_step_of_a_sequence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "TF-33929"]) == 0
    told = capsys.readouterr().out
    assert "one after the other" in told and "$M.compile(optimizer=$O, ...)" in told
