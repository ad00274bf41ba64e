"""The matrix of bugs and releases: the table, what it teaches, the terminal, the picture, the page."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest

from auditor.cli import main
from auditor.database.areas import area
from auditor.database.bug import Affected, Bug, Database, Measured, Needs, Range, Release, Variant
from auditor.database.load import load_database
from auditor.report import matrix_html, matrix_page, matrix_svg, matrix_text, overview_svg
from auditor.report.matrix import Matrix, Row, matrix
from auditor.report.matrix_learned import learned, runs

SVG = "{http://www.w3.org/2000/svg}"


def affected(*ranges: tuple[str, str | None], implementation: Any = "tensorflow", basis: Any = "measured") -> Affected:
    routes: Any = ("tf",) if implementation == "own" else ("tf.keras",)
    return Affected(
        implementation="tensorflow" if implementation == "own" else implementation,
        routes=routes,
        ranges=tuple(Range(introduced=start, fixed=end) for start, end in ranges),
        basis=basis,
    )


def bug(id: str, *entries: Affected, **fields: Any) -> Bug:
    given = {"title": f"The title of {id}", "scenario": "wrong shape", "note": None, "component": "layers", **fields}
    return Bug(
        id=id, threat=4, threat_source="study", symptom="A <wrong> shape.", affected=entries,
        references=(f"https://github.com/tensorflow/tensorflow/issues/{id[3:]}",), **given,
    )  # fmt: skip


def release(version: str, keras: str = "", date: str = "2024-01-01") -> Release:
    return Release(version=version, date=date, pythons=("3.9",), keras=keras)


def measured(variant: str = "", **verdicts: str) -> list[Measured]:
    """`tensorflow_2_3_1="absent"` and so on."""
    found = []
    for name, word in verdicts.items():
        package, _, version = name.partition("_")
        found.append(Measured({"tfkeras": "tf-keras"}.get(package, package), version.replace("_", "."), variant, word))
    return found


RELEASES = {
    "tensorflow": (
        release("1.13.1"), release("1.13.2"), release("2.0.0"), release("2.3.0"), release("2.3.1"), release("2.3.2rc0"),
        release("2.6.0", keras="<2.7,>=2.6.0"), release("2.16.1", keras=">=3.0.0"), release("2.16.2", keras=">=3.0.0", date="2025-01-01"),
    ),
    "keras": (release("2.6.0"), release("3.0.0"), release("3.0.1"), release("3.1.0")),
    "tf-keras": (release("2.16.0"),),
}  # fmt: skip


@pytest.fixture
def database() -> Database:
    returning = bug(
        "TF-20",
        affected(("1.13.1", "2.0.0"), ("2.3.0", "2.3.1")),
        affected(("3.0.0", None), implementation="keras"),
        title="Gone & back",
        note="Before. The study has it fixed in 2.0.0. Measured: it came back.",
    )
    varied = bug(
        "TF-3",
        affected(("2.0.0", "2.6.0")),
        component="backend",
        variants=(
            Variant(name="a", title="The first face", affected=(affected(("2.0.0", "2.6.0")),)),
            Variant(name="b_b", title="The second | face", affected=(affected(("2.0.0", "2.3.0")),)),
        ),
    )
    own = bug("TF-100", affected(("2.16.1", None), implementation="own"))
    gpu = bug("TF-7", affected(("2.0.0", "2.3.0"), basis="reported"), needs=Needs(device="gpu"))
    early = bug("TF-8", affected(("2.3.2rc0", "2.3.2"), basis="reported"), note="The study knows the candidate.")
    return Database(
        date="2026-01-02",
        bugs=(own, returning, varied, gpu, early),
        releases=RELEASES,
        verdicts={
            "TF-20": tuple(
                measured(
                    tensorflow_1_13_1="reproduced", tensorflow_1_13_2="reproduced", tensorflow_2_0_0="absent",
                    tensorflow_2_3_0="reproduced", tensorflow_2_3_1="loud", keras_2_6_0="timeout",
                    keras_3_0_0="reproduced", keras_3_1_0="reproduced", tfkeras_2_16_0="inapplicable",
                )
            ),
            "TF-3": (
                *measured("a", tensorflow_2_0_0="reproduced", tensorflow_2_3_1="reproduced", keras_2_6_0="absent"),
                *measured("b_b", tensorflow_2_0_0="reproduced", tensorflow_2_3_0="absent"),
            ),
            "TF-100": tuple(measured(tensorflow_2_6_0="absent", tensorflow_2_16_2="reproduced")),
            "TF-8": tuple(measured(tensorflow_2_3_1="absent")),
        },
    )  # fmt: skip


def row(table: Matrix, id: str, variant: str = "") -> Row:
    return next(row for row in table.rows if (row.bug.id, row.variant) == (id, variant))


def test_a_column_is_the_last_patch_of_a_minor(database: Database) -> None:
    columns = matrix(database).columns
    assert [(column.group, column.label, column.name) for column in columns] == [
        ("TensorFlow 1", "1.13", "TensorFlow 1.13.2"),
        ("TensorFlow 2", "2.0", "TensorFlow 2.0.0"),
        ("TensorFlow 2", "2.3", "TensorFlow 2.3.1"),
        ("TensorFlow 2, Keras apart", "2.6", "TensorFlow 2.6.0"),
        ("Keras 3", "3.0", "Keras 3.0.1 (TensorFlow 2.16.1)"),
        ("Keras 3", "3.1", "Keras 3.1.0 (TensorFlow 2.16.2)"),
        ("tf-keras", "2.16", "tf-keras 2.16.0 (TensorFlow 2.16.2)"),
    ]


def test_every_column_is_a_release_that_is_measured(database: Database) -> None:
    labels = [column.label for column in matrix(database, every=True).columns]
    assert labels == ["1.13.1", "1.13.2", "2.0.0", "2.3.0", "2.3.1", "2.6.0", "3.0.0", "3.0.1", "3.1.0", "2.16.0"]


def test_a_cell_says_what_was_measured_or_that_a_range_holds_it(database: Database) -> None:
    table = matrix(database)
    words = ("reproduced", "absent", "loud", "error", "in range", "reproduced", "inapplicable")
    assert row(table, "TF-20").cells == words
    assert row(table, "TF-7").cells == ("", "in range", "", "", "", "", "")
    assert row(table, "TF-3", "b_b").cells == ("", "reproduced", "", "", "", "", "")


def test_a_bug_of_tensorflows_own_code_goes_by_its_releases(database: Database) -> None:
    table = matrix(database)
    assert row(table, "TF-100").cells == ("", "", "", "absent", "reproduced", "reproduced", "reproduced")
    keras = table.columns[4]
    assert (keras.release, keras.own) == ("2.16.1", "2.16.2")
    assert keras.name_for(row(table, "TF-100").bug) == "TensorFlow 2.16.2"
    # With every patch, a cell is of the very release of its column.
    assert row(matrix(database, every=True), "TF-100").cells[-4:] == (
        "in range",
        "in range",
        "reproduced",
        "reproduced",
    )


def test_rows_are_by_area_and_number(database: Database) -> None:
    sections = matrix(database).sections
    assert [section.area for section in sections] == ["layers", "ops"]
    assert [[rows[0].bug.id for rows in section.bugs] for section in sections] == [
        ["TF-7", "TF-8", "TF-20", "TF-100"],
        ["TF-3"],
    ]


def test_an_area_is_told_by_the_component_and_for_saving_by_the_scenario() -> None:
    assert area(bug("TF-1", component="loss")) == "losses"
    assert area(bug("TF-1", component="ops")) == "ops"
    assert area(bug("TF-1", component="ops", scenario="wrong save/reload")) == "saving"


def test_bugs_are_counted_once_for_all_their_variants(database: Database) -> None:
    assert matrix(database).living == [1, 2, 1, 0, 2, 2, 1]


def test_runs_go_on_from_tensorflow_to_keras() -> None:
    line = measured(
        keras_2_10_0="absent", keras_2_9_0="reproduced", tensorflow_2_5_0="reproduced", tensorflow_2_4_0="error",
        tensorflow_2_3_0="reproduced", tensorflow_2_2_0="absent", tfkeras_2_16_0="reproduced",
    )  # fmt: skip
    (run,) = runs(line)
    assert (run.first.version, run.last.version, run.ended) == ("2.3.0", "2.9.0", "absent")
    assert runs([]) == ()


def test_what_came_back_lives_disagrees_and_was_never_seen(database: Database) -> None:
    told = learned(database, matrix(database))
    assert [(one.bug.id, [run.first.version for run in one.runs]) for one in told.comebacks] == [
        ("TF-20", ["1.13.1", "2.3.0", "3.0.0"])
    ]
    assert [one.bug.id for one in told.living] == ["TF-20", "TF-100"]
    assert [one.bug.id for one in told.legacy] == ["TF-100"]
    assert [one.id for one in told.split] == ["TF-3"]
    assert [(one.bug.id, one.why) for one in told.disagreeing] == [
        ("TF-20", "The study has it fixed in 2.0.0. Measured: it came back.")
    ]
    assert told.refixed == 1
    assert [(one.bug.id, one.why) for one in told.reported] == [
        ("TF-7", "needs a GPU"),
        ("TF-8", "holds in pre-releases, which are not measured"),
    ]
    assert [one.bug.id for one in told.never] == ["TF-8"]
    assert told.ends == {"absent": 2, "": 2}


@pytest.mark.parametrize(
    ("entry", "verdicts", "why"),
    [
        (("1.6.0", "1.9.0"), {}, "over before 1.13.1, the first release that can be measured"),
        (("2.0.0", "2.3.0"), {}, "not measured yet"),
        (
            ("2.0.0", "2.3.0"),
            {"tensorflow_2_0_0": "absent"},
            "the report alone has it: no release that was measured shows it",
        ),
        (
            ("2.0.0", "2.3.1"),
            {"tensorflow_1_13_2": "absent", "tensorflow_2_0_0": "reproduced", "tensorflow_2_3_1": "absent"},
            "tensorflow: between 2.0.0 and 2.3.1 nothing is known of 2.3.0",
        ),
    ],
)
def test_a_reported_range_says_why(
    database: Database, entry: tuple[str, str], verdicts: dict[str, str], why: str
) -> None:
    one = bug("TF-1", affected(entry, basis="reported"))
    small = msgspec.structs.replace(database, bugs=(one,), verdicts={"TF-1": tuple(measured("", **verdicts))})
    (told,) = learned(small, matrix(small)).reported
    assert told.why == why


def test_the_terminal_is_plain_without_one(database: Database) -> None:
    text = matrix_text.render(matrix(database))
    assert "\x1b" not in text
    lines = text.splitlines()
    assert f"{'TF-20':<19}  ●   · !   ?   ○ ●   ╱   Gone & back" in lines
    assert f"{'TF-3 b_b':<19}      ●                   The second | face" in lines
    assert lines[-1] == "5 bugs, the last patch of each minor release, --all shows every one · database of 2026-01-02"
    for meaning in ("● reproduced", "· absent", "! loud", "╱ inapplicable", "? error", "○ in range", "blank"):
        assert meaning in text


def test_the_terminal_has_colours_where_asked(database: Database) -> None:
    assert "\x1b[" in matrix_text.render(matrix(database), width=80, color=True)


@pytest.mark.parametrize("width", [22, 30, 40, 60, 200])
def test_no_row_is_wider_than_the_terminal(width: int) -> None:
    table = matrix(load_database(), every=True)
    named = max(len(f"{one.bug.id} {one.variant}") for one in table.rows)
    rows = matrix_text.render(table, width=width + named, color=False).splitlines()
    shown = [line for line in rows if line.startswith(("TF-", "KERAS-"))]
    assert max(map(len, shown)) <= width + named
    # Each release stands in one of the tables, whatever their number.
    marks = [line[named:] for line in shown if line.startswith("TF-33929 zero ")]
    assert sum(part.count("●") for part in marks) == row(table, "TF-33929", "zero").cells.count("reproduced")


def pictures(table: Matrix) -> list[ET.Element]:
    return [ET.fromstring(matrix_svg.render(table, section)) for section in table.sections]


def test_the_picture_of_an_area_says_what_is_there(database: Database) -> None:
    first, second = pictures(matrix(database))
    titles = {title.text for title in first.iter(f"{SVG}title")}
    assert "TF-20 · Keras 3.1.0 (TensorFlow 2.16.2) · reproduced" in titles
    assert "TF-20 · TensorFlow 2.6.0 · error" in titles
    assert "TF-3 a · TensorFlow 2.0.0 to TensorFlow 2.3.1 · reproduced" in {
        title.text for title in second.iter(f"{SVG}title")
    }
    # What is not there is drawn in one path a row: a triangle for the one loud verdict of TF-20.
    loud = [path.get("d", "") for path in first.iter(f"{SVG}path") if path.get("class") == "loud"]
    assert [drawn.count("M") for drawn in loud] == [1, 1]  # the legend's, and it


def test_pictures_lead_to_the_tracker_and_know_the_dark(database: Database) -> None:
    table = matrix(database)
    links = [link.get("href", "").rpartition("/")[2] for svg in pictures(table) for link in svg.iter(f"{SVG}a")]
    assert links == ["7", "8", "20", "100", "3"]
    for section in table.sections:
        text = matrix_svg.render(table, section)
        assert "prefers-color-scheme:dark" in text
        assert text.count(">1.13<title>") == 1


def test_neighbours_are_one_bar(database: Database) -> None:
    widths = [
        sorted(float(rect.get("width", 0)) for rect in svg.iter(f"{SVG}rect") if rect.get("class") == "reproduced")
        for svg in pictures(matrix(database))
    ]
    # A legend each; then TF-20 (1.13, 3.1) and TF-100 (3.0 to 3.1 as one, tf-keras); then TF-3 (2.0 to 2.3 as one, 2.0).
    assert widths == [[12, 12, 12, 12, 26], [12, 12, 26]]


def test_the_overview_counts_the_bugs_of_each_area(database: Database) -> None:
    svg = ET.fromstring(overview_svg.render(matrix(database)))
    titles = {title.text for title in svg.iter(f"{SVG}title")}
    assert "layers · TensorFlow 1.13.2 · 1 bug" in titles
    assert "layers · Keras 3.1.0 (TensorFlow 2.16.2) · 2 bugs" in titles
    assert "ops · TensorFlow 2.3.1 · 1 bug" in titles
    assert "ops · Keras 3.0.1 (TensorFlow 2.16.1) · 0 bugs" in titles
    assert "TensorFlow 2.0.0: 2 bugs" in titles


def test_the_table_has_a_cell_a_release_and_no_markup_of_an_entry(database: Database) -> None:
    table = matrix(database)
    page = matrix_html.render(table)
    assert "A &lt;wrong&gt; shape." not in page and "a &lt;wrong&gt; shape." in page  # searched without regard to case
    rows = [line for line in page.splitlines() if 'class="variant"' in line]
    assert len(rows) == sum(1 for _ in table.rows)
    for line, row_ in zip(rows, table.rows, strict=True):
        assert len(re.findall(r'<td class="[raliegb]( start)?">', line)) == len(row_.cells)


def test_an_empty_database_has_a_picture_and_a_page() -> None:
    empty = Database(date="2026-01-02", bugs=(), releases={})
    made = matrix_page.files(empty)
    assert "**0 entries**" in made[matrix_page.PAGE]
    assert ET.fromstring(made[matrix_page.PICTURE]).tag == f"{SVG}svg"
    assert "0 bugs" in matrix_text.render(matrix(empty))


def test_the_page_tells_what_was_counted(database: Database) -> None:
    page = matrix_page.files(database)[matrix_page.PAGE]
    assert "- **5 entries**, which are 6 rows: 2 of them are variants of a bug." in page
    assert "- **1 entry came back**" in page
    assert "- **2 live in the newest release**, and 1 in the newest tf-keras." in page
    assert "- **1 entry where the measurement differs from the study's versions**; in 1 of them" in page
    back = "TensorFlow 1.13.1 to 1.13.2; TensorFlow 2.3.0; Keras 3.0.0 until today"
    assert f"| [TF-20](bugs/TF-20.md) Gone & back |  | {back} |" in page
    assert "![layers: 4 bugs](images/matrix/layers.svg)" in page


def test_the_command_prints_the_matrix(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["db", "matrix"]) == 0
    assert capsys.readouterr().out == matrix_text.render(matrix(load_database()))
    assert main(["db", "matrix", "--all", "--write"]) == 2
