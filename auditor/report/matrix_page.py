"""docs/matrix.md: the picture of the matrix and what it teaches. Every number is counted from the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from auditor.database.bug import Bug, Database, Measured
from auditor.report import matrix_html, matrix_svg, overview_svg, words
from auditor.report.matrix import LEGEND, Matrix, Row, matrix
from auditor.report.matrix_learned import Learned, Run, Told, assumed, learned
from auditor.report.page_text import link, text

PAGE = Path("docs/matrix.md")
TABLE = Path("docs/matrix.html")
PICTURE = Path("docs/images/matrix.svg")
PICTURES = Path("docs/images/matrix")

_ENDS = {
    "absent": "was fixed",
    "loud": "raises or warns since",
    "inapplicable": "went with the API that it was in",
    "": "is still there",
}


def files(database: Database) -> dict[Path, str]:
    """The page, its pictures and the table, by their paths in a checkout: the same for the same database."""
    table = matrix(database)
    pictures = {PICTURES / f"{one.area}.svg": matrix_svg.render(table, one) for one in table.sections}
    return {
        PAGE: render(table, learned(database, table)),
        TABLE: matrix_html.render(table),
        PICTURE: overview_svg.render(table),
        **pictures,
    }


def render(table: Matrix, told: Learned) -> str:
    """The page as Markdown."""
    return "\n".join(_lines(table, told)) + "\n"


def _lines(table: Matrix, told: Learned) -> Iterator[str]:
    rows = list(table.rows)
    faces = [row for row in rows if row.variant]
    yield "# Every bug under every release"
    yield ""
    yield (
        f"{words.count(len(told.bugs), 'bug')} of the database, and for each what its repro said under each release: "
        f"{told.verdicts} verdicts. Made by `audit db matrix --write` from the database of {table.date}; "
        "nothing here is written by hand. `audit db matrix` prints the same in the terminal, with `--all` for every patch "
        "release."
    )
    yield ""
    yield f"[![The matrix](images/{PICTURE.name})](images/{PICTURE.name})"
    yield ""
    yield (
        f"[Every bug has a page](bugs/README.md), [statistics](statistics.md) count them, and [{TABLE.name}]({TABLE.name}), "
        "opened in a browser, is the whole table with filters: by release, level, area, scenario and text. A column is the last "
        "patch of a minor release; Keras 3 is measured on the TensorFlow of its time, and tf-keras on that of its number. Bugs "
        "of TensorFlow's own code go by that TensorFlow, whatever Keras is beside it."
    )
    yield ""
    yield "## Area by area"
    yield ""
    yield from (f"- **{word or 'blank'}**: {meaning}" for word, (_, meaning) in LEGEND.items())
    yield ""
    for section in table.sections:
        picture = f"images/{PICTURES.name}/{section.area}.svg"
        count = words.count(len(section.bugs), "bug")
        yield f"<details><summary>{section.area}: {count}</summary>"
        yield ""
        yield f"[![{section.area}: {count}]({picture})]({picture})"
        yield ""
        yield "</details>"
        yield ""
    yield "## What was learned"
    yield ""
    yield from _summary(table, told, len(rows), len(faces))
    yield from _comebacks(told)
    yield from _living(table, told)
    yield from _list(
        "The study and the measurement",
        "The notes of the entries, where what was measured is not what the study says of versions.",
        told.disagreeing,
        "what the study says, and what was measured",
    )
    yield from _list(
        "Reported",
        "A range is `measured` only where it is exact to the patch release at both ends. These have one that is not:",
        told.reported,
        "why",
    )
    yield from _list(
        "Never in a final release",
        "No final release that was measured shows these, and no range of theirs holds one:",
        told.never,
        "what is known",
    )


def _summary(table: Matrix, told: Learned, rows: int, faces: int) -> Iterator[str]:
    living = _ids(row.bug for row in told.living)
    most = max(table.living, default=0)
    worst = [column.name for column, count in zip(table.columns, table.living, strict=True) if count == most]
    back = _ids(one.bug for one in told.comebacks)
    ends = [
        f"{told.ends[word]} {meaning if told.ends[word] == 1 else _PLURAL.get(meaning, meaning)}"
        for word, meaning in _ENDS.items()
        if told.ends.get(word)
    ]
    yield f"- **{words.count(len(told.bugs), 'entry', 'entries')}**, which are {rows} rows: {faces} of them are variants of a bug."
    if most:
        yield f"- **{most} at once**: no release of the table has more of them than {' and '.join(worst)}."
    yield f"- **{words.count(len(back), 'entry', 'entries')} came back**: gone in one release, and there again in a later one."
    yield f"- **{len(living)} live in the newest release**, and {len(_ids(row.bug for row in told.legacy))} in the newest tf-keras."
    if ends:
        yield f"- **How they ended**: of {sum(told.ends.values())} rows that a release was measured to have, {_series(ends)}."
    yield (
        f"- **{words.count(len(told.split), 'entry', 'entries')} with variants that were affected in different releases**: "
        "one issue, several histories."
    )
    yield (
        f"- **{words.count(len(told.disagreeing), 'entry', 'entries')} where the measurement differs from the study's "
        f"versions**; in {told.refixed} of them it is about the release that fixed the bug."
    )
    yield f"- **{words.count(len(told.reported), 'entry', 'entries')} with a range that is only reported.**"
    yield f"- **{words.count(len(told.never), 'entry', 'entries')} that never showed in a final release.**"
    yield f"- **{words.count(len(told.loud), 'entry', 'entries')} not silent or not to be shown at all**: {_links(told.loud)}."
    if assumed(table):
        yield f"- {words.count(assumed(table), 'cell')} of the table lie in an affected range without a measurement of their own."
    yield ""


_PLURAL = {
    "was fixed": "were fixed",
    "raises or warns since": "raise or warn since",
    "is still there": "are still there",
}


def _comebacks(told: Learned) -> Iterator[str]:
    yield from ("## Came back", "")
    if not told.comebacks:
        yield from ("None.", "")
        return
    yield from ("| entry | variant | releases that have it |", "| --- | --- | --- |")
    for one in told.comebacks:
        yield f"| {link(one.bug)} {text(one.bug.title)} | {text(one.variant)} | {'; '.join(map(_run, one.runs))} |"
    yield ""


def _run(run: Run) -> str:
    if not run.ended:
        return f"{_release(run.first)} until today"
    if run.first == run.last:
        return _release(run.first)
    last = run.last.version if run.last.package == run.first.package else _release(run.last)
    return f"{_release(run.first)} to {last}"


def _release(measured: Measured) -> str:
    return f"{'TensorFlow' if measured.package == 'tensorflow' else 'Keras'} {measured.version}"


def _living(table: Matrix, told: Learned) -> Iterator[str]:
    newest = {name: table.columns[indexes[-1]].name for name, indexes in table.groups}
    for group, rows in (("Keras 3", told.living), ("tf-keras", told.legacy)):
        if group not in newest:
            continue
        yield from (f"## Alive in {newest[group]}", "")
        yield from _rows(rows)
        yield ""


def _rows(rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        yield "None."
        return
    yield from ("| entry | level | variants |", "| --- | --- | --- |")
    for id in _ids(row.bug for row in rows):
        its_rows = [row for row in rows if row.bug.id == id]
        bug = its_rows[0].bug
        variants = ", ".join(text(row.variant) for row in its_rows)
        yield f"| {link(bug)} {text(bug.title)} | {words.level(bug.threat).removeprefix('level ')} | {variants} |"


def _list(title: str, head: str, told: Sequence[Told], column: str) -> Iterator[str]:
    yield from (f"## {title}", "")
    if not told:
        yield from ("None.", "")
        return
    yield from (head, "", f"| entry | {column} |", "| --- | --- |")
    for one in told:
        yield f"| {link(one.bug)} {text(one.bug.title)} | {text(one.why)} |"
    yield ""


def _series(parts: Sequence[str]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]


def _ids(bugs: Iterable[Bug]) -> list[str]:
    return list(dict.fromkeys(bug.id for bug in bugs))


def _links(bugs: Sequence[Bug]) -> str:
    return ", ".join(map(link, bugs)) or "none"
