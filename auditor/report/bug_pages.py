"""docs/bugs/: a page an entry, and a list of all. Everything on them is the database's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from auditor.database.areas import AREAS, area
from auditor.database.bug import Bug, Database, Measured
from auditor.report import explain, words
from auditor.report.matrix import number
from auditor.report.page_text import text

FOLDER = Path("docs/bugs")
LIST = FOLDER / "README.md"


def files(database: Database) -> dict[Path, str]:
    """The pages by their paths in a checkout: the same for the same database."""
    pages = {FOLDER / f"{bug.id}.md": page(bug, database.verdicts.get(bug.id, ())) for bug in database.bugs}
    return {LIST: "\n".join(_list(database)) + "\n", **pages}


def page(bug: Bug, measured: Sequence[Measured]) -> str:
    """All that is known of a bug, as Markdown."""
    return "\n".join(_lines(bug, measured)) + "\n"


def _lines(bug: Bug, measured: Sequence[Measured]) -> Iterator[str]:
    yield f"# {text(bug.title)}"
    yield ""
    told = (f"[{bug.id}]({bug.url})", words.level(bug.threat), bug.scenario, area(bug))
    yield " · ".join(("**" + told[0] + "**", *told[1:]))
    yield ""
    if not bug.silent:
        yield f"**Not silent**: {text(bug.silent_reason or 'it raises or warns everywhere')}"
        yield ""
    yield text(bug.symptom)
    yield ""
    yield from _facts(bug)
    yield ""
    yield "## Releases"
    yield ""
    for line, names in explain.affected(bug):
        yield f"- {text(line)}" + (f": {', '.join(map(text, names))}" if names else "")
    yield ""
    yield from _block(explain.measured_rows(measured) if measured else ["not measured"])
    if bug.note:
        yield ""
        yield text(bug.note)
    yield from ("", "## What triggers it", "")
    formulas = explain.triggers(bug, 0)
    for formula, names in formulas.items():
        if len(formulas) > 1:
            titles = {variant.name: variant.title for variant in bug.variants}
            yield from (f"{'; '.join(text(titles[name]) for name in names)}:", "")
        yield from _block(formula.splitlines() or ["no trigger is written yet: the versions alone are told"])
        yield ""
    yield from ("## The way out", "")
    yield from _way_out(bug)
    yield from ("", "## See it", "")
    yield from _block([f"audit repro {bug.id}"])
    yield ""
    yield f"runs [its repro](../../bug_db/repros/{bug.id}.py) in an environment of its own."
    yield from ("", "## References", "")
    yield from (f"- <{reference}>" for reference in bug.references)
    yield from (f"- fixed by `{commit}`" for commit in bug.fix_commits)


def _facts(bug: Bug) -> Iterator[str]:
    yield f"- **Level {bug.threat}** is {text(explain.source(bug))}"
    if bug.root_cause:
        yield f"- **Cause**: {text(bug.root_cause)}"
    if explain.needs(bug):
        yield f"- **Needs**: {text(explain.needs(bug))}"
    if bug.same_cause:
        yield f"- **Same cause**: {', '.join(f'[{id}]({id}.md)' for id in bug.same_cause)}"


def _way_out(bug: Bug) -> Iterator[str]:
    if explain.fixed_in(bug):
        yield f"- **Fixed in** {text(explain.fixed_in(bug))}"
    if bug.way_out.workaround:
        yield (
            f"- **Or**: {text(bug.way_out.workaround)}"
            if explain.fixed_in(bug)
            else f"- {text(bug.way_out.workaround)}"
        )
    if not explain.fixed_in(bug) and not bug.way_out.workaround:
        yield "None is known."


def _block(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    yield "```text"
    yield from (line.rstrip() for line in lines)
    yield "```"


def _list(database: Database) -> Iterator[str]:
    yield "# Every bug"
    yield ""
    yield (
        f"{words.count(len(database.bugs), 'bug')} of the database of {database.date}, by area. Made by `audit db matrix --write`; "
        "nothing here is written by hand. [The matrix](../matrix.md) shows them under every release."
    )
    ordered = sorted(database.bugs, key=lambda bug: (_place(bug), -bug.threat, number(bug)))
    for name, bugs in groupby(ordered, key=area):
        yield from ("", f"## {name}", "", "| bug | level | |", "| --- | --- | --- |")
        for bug in bugs:
            told = "" if bug.silent else " (not silent)"
            level = words.level(bug.threat).removeprefix("level ")
            yield f"| [{bug.id}]({bug.id}.md) | {level} | {text(bug.title)}{told} |"


def _place(bug: Bug) -> tuple[int, str]:
    return AREAS.index(area(bug)) if area(bug) in AREAS else len(AREAS), area(bug)
