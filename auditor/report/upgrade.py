"""`audit upgrade` for people: what each release would fix and bring for this code, as a table in a terminal or in
Markdown. Releases in a row that would do the same share a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec
from packaging.version import Version

from auditor.matching.finding import LEVELS, Finding
from auditor.matching.upgrades import Outcome, Table, Ways
from auditor.project.moving import Moved
from auditor.report import words
from auditor.report.escape import log, markdown, plain
from auditor.report.layout import Line, cells, colored, pad, plain_text, wrap
from auditor.report.text import STYLES, colorful, terminal_width

MAX_TABLES = 10
MAX_NAMED = 20
MAX_PLACES = 6
_HEAD = ("release", "tf.keras is", "Python", "fixes", "brings", "leaves", "")
_INDENT = "   "


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Releases in a row that would do the same. `keras` and `python` are words; `notes` what else is to be said."""

    releases: str
    keras: str
    python: str
    outcome: Outcome
    notes: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """What the table says of them."""
        one = self.outcome
        counts = (str(len(ids)) if ids else "-" for ids in (one.fixes, one.brings, one.keeps))
        return (self.releases, self.keras, self.python, *counts, "; ".join(self.notes))


def rows(table: Table) -> list[Row]:
    """The lines of a table, oldest first."""
    return [_row(table, list(group)) for _, group in groupby(table.outcomes, key=_same)]


def _same(one: Outcome) -> tuple[object, ...]:
    kind = _kind(one.move)
    return one.fixes, one.brings, one.keeps, one.possible, one.move.fits, kind, one.move.along != ()


def _kind(move: Moved) -> str:
    served = move.serves
    if served is None:
        return ""
    major = Version(served.version).major
    return served.package if served.package != "keras" else f"keras {3 if major >= 3 else 2}"


def _row(table: Table, group: Sequence[Outcome]) -> Row:
    first, last = group[0].move, group[-1].move
    served = [one.move.serves.version for one in group if one.move.serves is not None]
    pythons = [minor for one in group for minor in one.move.pythons]
    package = first.serves.package if first.serves is not None else ""
    notes = []
    if any(one.move.here for one in group):
        here = next(one.move.release.version for one in group if one.move.here)
        notes.append("here" if len(group) == 1 else f"here: {here}")
    for name, best in (("nearest clean", table.nearest), ("newest clean", table.newest)):
        if best is not None and best in group and table.met:
            notes.append(name if len(group) == 1 else f"{name}: {best.move.release.version}")
    if first.fits is False:
        notes.append("not for your Python")
    if group[0].possible:
        notes.append(f"{len(group[0].possible)} possible")
    notes += [f"{name} moves along" if after else f"without {name}" for name, _, after in last.along]
    keras = ("part of it" if package == "tensorflow" else "itself") if package == table.package else _span(served)
    return Row(
        releases=_span([first.release.version, last.release.version]),
        keras=keras if package in ("", table.package) else f"{package} {keras}",
        python=_span(sorted(set(pythons), key=Version)),
        outcome=group[0],
        notes=tuple(notes),
    )


def _span(versions: Sequence[str]) -> str:
    if not versions:
        return "-"
    return versions[0] if versions[0] == versions[-1] else f"{versions[0]} - {versions[-1]}"


def brought(table: Table) -> list[tuple[str, str]]:
    """Each bug that a later release would bring, and which of them would."""
    found: dict[str, list[str]] = {}
    for row in rows(table):
        for id in row.outcome.brings:
            found.setdefault(id, []).append(row.releases)
    return [(id, ", ".join(where)) for id, where in found.items()]


def closing(table: Table) -> list[str]:
    """`nearest clean: tensorflow 2.5.0`, and the newest; what is to be said where there is none."""
    if not table.met:
        return [_clean_from(table)]
    if table.nearest is None or table.newest is None:
        return [f"no later release of {table.package} is clean for this code"]
    parts = []
    for name, best in (("nearest clean", table.nearest), ("newest clean", table.newest)):
        why = "" if best.move.fits is not False else f", which needs Python {_span(best.move.pythons)}"
        parts.append(f"{name}: {table.package} {best.move.release.version}{why}")
    return parts if table.nearest != table.newest else [parts[0].replace("nearest", "the only")]


def _clean_from(table: Table) -> str:
    """What is to be said where nothing is met for certain: a project that admits many releases can leave out the old."""
    dirty = [number for number, one in enumerate(table.outcomes) if not one.clean or one.possible]
    last = dirty[-1] + 1 if dirty else 0
    if not table.possible or last == len(table.outcomes):
        return "nothing to move for"
    return f"clean from {table.package} {table.outcomes[last].move.release.version} on"


def named(ids: Iterable[str], ways: Ways) -> str:
    """`TF-42459 (level 4), TF-39462 (level 3)`."""
    held = list(ids)
    said = ", ".join(f"{id} (level {ways.threats.get(id, 0)})" for id in held[:MAX_NAMED])
    return said + (f" and {len(held) - MAX_NAMED} more" if len(held) > MAX_NAMED else "")


def head(ways: Ways, table: Table) -> str:
    """`churn/ · tensorflow 2.3.1 (poetry.lock:412) · Python >=3.7,<3.9 (pyproject.toml:6)`."""
    stack = table.stack
    folder = f"{stack.notebook}: " if stack.notebook else "" if stack.folder == "." else f"{stack.folder}/: "
    python = {one.specifier: one.location for one in reversed(stack.python)}
    said = [f"Python {specifier} ({where})" for specifier, where in list(python.items())[::-1][:3]]
    return " · ".join([f"{ways.project}/ · {folder}{words.stack_line(stack)}", *said])


def today(ways: Ways, table: Table) -> str:
    """What the code meets today, in a sentence."""
    unsure = f"; {len(table.possible)} more cannot be ruled out" if table.possible else ""
    if not table.met:
        return f"this code meets no known silent bug today{unsure}"
    return f"this code meets {words.count(len(table.met), 'silent bug')} today: {named(table.met, ways)}{unsure}"


def _distinct(ways: Ways) -> list[tuple[Table, int]]:
    """The tables, those of stacks that say the same once, with how many more there are."""
    found: dict[object, tuple[Table, int]] = {}
    for table in ways.tables:
        moves = tuple((one.move.pins, _same(one)) for one in table.outcomes)
        key = (table.stack.packages, table.met, table.possible, moves)
        first, more = found.get(key, (table, -1))
        found[key] = (first, more + 1)
    return list(found.values())


# ── the terminal ────────────────────────────────────────────────────────────────────────────────────────────────


def render(ways: Ways, *, width: int | None = None, color: bool | None = None) -> str:
    """The answer as text of at most `width` columns, with colours where `color` says so."""
    drawn = list(_lines(ways, width or terminal_width()))
    return log(colored(drawn) if (colorful() if color is None else color) else plain_text(drawn))


def _lines(ways: Ways, width: int) -> Iterator[Line]:
    if not ways.tables:
        yield [(f"{plain(ways.project)}/", "")]
        yield [(words.NOTHING, "bold")]
    tables = _distinct(ways)
    for number, (table, more) in enumerate(tables[:MAX_TABLES]):
        if number:
            yield []
        alike = f" · and {words.count(more, 'more stack')} of which the same holds" if more else ""
        yield from _wrapped(plain(head(ways, table), 600) + alike, "bold", width)
        yield from _wrapped(today(ways, table), "", width)
        yield []
        yield from _comparison(ways, table, width) if ways.to is not None else _table(ways, table, width)
    if len(tables) > MAX_TABLES:
        yield from _wrapped(f"and {words.count(len(tables) - MAX_TABLES, 'more stack')}: --format json", "dim", width)
    partial = [skip for skip in ways.skips if skip.partial]
    if partial:
        yield []
        yield [
            (f"this is partial: {words.count(len(partial), 'place')} could not be read (audit check)", "bold yellow")
        ]


def _table(ways: Ways, table: Table, width: int) -> Iterator[Line]:
    held = [row.cells for row in rows(table)]
    headings = _headings(table)
    widths = [max(cells(row[n]) for row in [headings, *held]) for n in range(len(headings) - 1)]
    yield [("  ".join(pad(text, size) for text, size in zip(headings, widths, strict=False)), "dim")]
    for row, shown in zip(rows(table), held, strict=True):
        line: list[tuple[str, str]] = []
        for number, (text, size) in enumerate(zip(shown, widths, strict=False)):
            style = {3: "green", 4: "bold red", 5: "yellow"}.get(number, "") if text != "-" else "dim"
            line.append((pad(text, size) + "  ", style))
        room = width - sum(widths) - 2 * len(widths)
        notes = wrap(shown[-1], max(room, 20))
        yield [*line, (notes[0], "bold" if row.outcome.clean else "")]
        for rest in notes[1:]:
            yield [(" " * (width - room) + rest, "")]
    yield []
    for id, where in brought(table)[:MAX_NAMED]:
        title = plain(ways.titles.get(id, ""))
        yield from _wrapped(f"brings {id} (level {ways.threats.get(id, 0)}): {title}, {where}", "", width)
    yield from _wrapped(" · ".join(closing(table)), "green" if table.nearest else "yellow", width)


def _headings(table: Table) -> tuple[str, ...]:
    return (table.package, "tf.keras is" if table.package == "tensorflow" else "keras is", *_HEAD[2:])


def _comparison(ways: Ways, table: Table, width: int) -> Iterator[Line]:
    (outcome,) = table.outcomes
    yield from _wrapped(f"to {', '.join(after(outcome))}", "bold", width)
    for note in remarks(table, outcome):
        yield from _wrapped(_INDENT + plain(note), "", width)
    for what, ids, findings, style in (
        ("fixes", outcome.fixes, table.before, "green"),
        ("brings", outcome.brings, table.after, "bold red"),
        ("leaves", outcome.keeps, table.after, "yellow"),
    ):
        yield []
        yield [(f"{what} {len(ids) or 'none'}", style if ids else "dim")]
        for finding in _of(ids, findings):
            text = f"level {finding.threat} {LEVELS[finding.threat]}"
            yield [(_INDENT + text, STYLES[finding.threat]), (f"  {finding.id}  ", "bold"), (plain(finding.title), "")]
            if what != "fixes":
                for location in finding.locations[:MAX_PLACES]:
                    yield [(_INDENT * 2 + plain(words.place(location)), "cyan")]
                yield from _wrapped(f"{_INDENT * 2}way out: {plain(words.way_out(finding), 600)}", "green", width)
    if outcome.possible:
        yield []
        yield from _wrapped(f"cannot be ruled out there: {named(outcome.possible, ways)}", "", width)


def after(outcome: Outcome) -> list[str]:
    """`tensorflow 2.15.1`, `keras 2.15.0`: the stack after a move."""
    return [pin.replace("==", " ") for pin in outcome.move.pins.split(",")]


def remarks(table: Table, outcome: Outcome) -> list[str]:
    """What else a move means: another Keras, another Python, packages that move along."""
    move, said = outcome.move, []
    now = [one for route in ("tf.keras", "keras", "tf_keras") for one in table.stack.routes.get(route, ())]
    major = {Version(one.version).major >= 3 if one.package == "keras" else False for one in now}
    if move.serves is not None:
        route = "tf.keras" if move.stack.routes.get("tf.keras") else "import keras"
        part = (
            "part of tensorflow"
            if move.serves.package == "tensorflow"
            else f"{move.serves.package} {move.serves.version}"
        )
        said.append(f"{route} is {part} there" + (" by TF_USE_LEGACY_KERAS" if move.stack.legacy_keras else ""))
        if _kind(move) == "keras 3" and major == {False}:
            said.append("Keras 3 is another API than Keras 2: https://keras.io/guides/migrating_to_keras_3/")
    if move.pythons:
        yours = ", which this project does not say it runs on" if move.fits is False else ""
        said.append(f"it has wheels for Python {_span(move.pythons)}{yours}")
    said += [
        f"{name} moves along: {before} to {now}" if now else f"{name} {before} goes" for name, before, now in move.along
    ]
    return said


def _of(ids: Sequence[str], findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding of each bug."""
    by_id: dict[str, Finding] = {}
    for finding in findings:
        by_id.setdefault(finding.id, finding)
    yield from (by_id[id] for id in ids if id in by_id)


def _wrapped(text: str, style: str, width: int) -> Iterator[Line]:
    indent = text[: len(text) - len(text.lstrip())]
    for index, part in enumerate(wrap(text.lstrip(), width - len(indent) - 2)):
        yield [(indent + part if index == 0 else f"{indent}  {part}", style)]


# ── Markdown ────────────────────────────────────────────────────────────────────────────────────────────────────


def render_markdown(ways: Ways) -> str:
    """The answer as GitHub's Markdown."""
    if not ways.tables:
        return f"⚪ **silent-audit**: {words.NOTHING}.\n"
    return "\n".join("\n".join(_blocks(ways, table, more)) for table, more in _distinct(ways)[:MAX_TABLES]) + "\n"


def _blocks(ways: Ways, table: Table, more: int) -> Iterator[str]:
    yield f"### {markdown(head(ways, table), 600)}\n"
    if more:
        yield f"And {words.count(more, 'more stack')} of which the same holds.\n"
    yield f"{markdown(_sentence(today(ways, table)), 2_000)}\n"
    if ways.to is not None:
        yield from _comparison_blocks(ways, table)
        return
    headings = _headings(table)
    yield "| " + " | ".join(map(markdown, headings)) + " |"
    yield "| " + " | ".join(["---"] * 3 + ["---:"] * 3 + ["---"]) + " |"
    for row in rows(table):
        strong = "**" if row.outcome.clean else ""
        first, *rest = ("" if text == "-" else markdown(text) for text in row.cells)
        yield "| " + " | ".join([f"{strong}{first}{strong}", *rest]) + " |"
    yield ""
    for id, where in brought(table)[:MAX_NAMED]:
        title = markdown(ways.titles.get(id, ""))
        yield f"- brings {markdown(id)} (level {ways.threats.get(id, 0)}): {title}, {markdown(where)}"
    yield f"\n{markdown(_sentence(' · '.join(closing(table))), 600)}\n"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _comparison_blocks(ways: Ways, table: Table) -> Iterator[str]:
    (outcome,) = table.outcomes
    yield f"To **{markdown(', '.join(after(outcome)))}**.\n"
    yield from (f"- {markdown(note)}" for note in remarks(table, outcome))
    for what, ids, findings in (
        ("Fixes", outcome.fixes, table.before),
        ("Brings", outcome.brings, table.after),
        ("Leaves", outcome.keeps, table.after),
    ):
        yield f"\n**{what} {len(ids) or 'none'}**\n"
        for finding in _of(ids, findings):
            places = ", ".join(markdown(words.place(at)) for at in finding.locations[:MAX_PLACES])
            where = "" if what == "Fixes" else f": {places}"
            yield f"- level {finding.threat}, {markdown(finding.title)} ({markdown(finding.id)}){where}"
