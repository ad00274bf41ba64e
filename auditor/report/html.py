"""The report as one page of HTML that stands alone: no script, style, font or picture from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from packaging.version import InvalidVersion, Version

from auditor.database.bug import Database
from auditor.matching.finding import LEVELS, Audit, Because, Certainty, Evidence, Finding
from auditor.place import Location
from auditor.project.stack import Stack
from auditor.report import selection, words
from auditor.report.escape import glyphs, plain
from auditor.report.matrix import IN_RANGE, LEGEND, Matrix, Row, matrix

Link = Callable[[Location], str | None]
"""The address of a place at the audited commit, or None."""

KINDS = {
    "reproduced": "its repro, run under this project's stack, shows it",
    "triggered": "the code meets what triggers it",
    "possible": "can be neither shown nor ruled out",
    "refuted": "its repro, run under this project's stack, shows no silent bug",
    "used": "the code names the API that it lives in",
    "installed": "the version holds it, the code does not meet it",
}
"""What findings are told apart by, strongest first."""

TEMPLATES = Path(__file__).parent / "templates"
MAX_PLACES = 12
_MAX_CODE = 240


class Code(NamedTuple):
    """A line of an excerpt, the part of it that a finding is about between the others."""

    number: int
    before: str
    marked: str = ""
    after: str = ""
    main: bool = False


class Spot(NamedTuple):
    """A place, as it is shown: its name, its address, the lines of code there, and what it does."""

    name: str
    link: str | None
    lines: tuple[Code, ...]
    text: str = ""


class Measured(NamedTuple):
    """A row of the matrix: what was measured of one variant, a word and a title a column."""

    name: str
    cells: tuple[tuple[str, str, str], ...]


class Card(NamedTuple):
    """A finding, as it is shown. `change` is `new`, `there`, or empty where there is no base."""

    finding: Finding
    anchor: str
    kind: str
    change: str
    fails: bool
    spots: tuple[Spot, ...]
    more: int
    because: tuple[Spot, ...]
    rows: tuple[Measured, ...]
    here: int | None
    text: str


def render(
    audit: Audit, database: Database, *, min_evidence: Evidence = Evidence.TRIGGERED,
    link: Link = lambda location: None,
) -> str:  # fmt: skip
    """The page. It holds every finding; what is weaker than `min_evidence` is there for the filters to show."""
    table = matrix(database)
    cards = list(_cards(audit, table, link))
    return filled(
        "report.html", styles=("report.css",), script="report.js", audit=audit, cards=cards, words=words, plain=plain,
        levels=LEVELS, kinds=KINDS, legend=LEGEND, table=table, verdict=_verdict(audit),
        shown=_shown(min_evidence), counts=_counts(cards), spot=lambda where: _name(where),
        link=lambda where: _address(link, where), fixed=_fixed(audit), advisories_matter=words.advisories_matter(audit.advisories), served=_served,
    )  # fmt: skip


def filled(template: str, *, styles: Sequence[str], script: str, **values: Any) -> str:
    """A page that stands alone, of the templates of these names."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def harmless(value: object) -> object:
        return value if isinstance(value, Markup) else glyphs(str(value))

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=harmless,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    style = Markup("".join((TEMPLATES / name).read_text(encoding="utf-8") for name in styles))
    program = Markup((TEMPLATES / script).read_text(encoding="utf-8"))
    page = environment.get_template(template).render(
        style=style, script=program, policy=policy(style, program), **values
    )
    return page + "\n"


def policy(style: str, script: str) -> str:
    """A content security policy that lets this page do what it does, and nothing that came into it from elsewhere."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _shown(min_evidence: Evidence) -> set[str]:
    """The kinds that are shown at first."""
    ever = ("possible", "refuted")
    return {kind for kind in KINDS if kind in ever or Evidence(kind).strength >= min_evidence.strength}


def _served(stack: Stack) -> str:
    """What runs as `tf.keras` under a stack."""
    served = words.server(stack)
    return served.replace("part of it", "part of tensorflow") if served else "not there"


def _counts(cards: Sequence[Card]) -> dict[str | int, int]:
    counts: dict[str | int, int] = dict.fromkeys([*KINDS, *LEVELS, "new", "there"], 0)
    for card in cards:
        counts[card.kind] += 1
        counts[card.finding.threat] += 1
        if card.change:
            counts[card.change] += 1
    return counts


class Verdict(NamedTuple):
    """The whole answer in a line. `tone` is a threat level, 0 where all is well, or -1 where that cannot be said."""

    tone: int
    title: str
    text: str


def _verdict(audit: Audit) -> Verdict:
    told, possible = selection.listed(audit), selection.possible(audit)
    partial = words.partial(audit)
    unread = f"The audit is partial: {words.count(len(partial), 'place')} could not be read." if partial else ""
    if not audit.stacks:
        return Verdict(-1, "Nothing to audit", f"{words.NOTHING[0].upper()}{words.NOTHING[1:]}.")
    if told:
        worst = told[0].threat
        many = "1 silent bug is triggered" if len(told) == 1 else f"{len(told)} silent bugs are triggered"
        return Verdict(worst, many, f"The worst is of level {worst}: {LEVELS[worst]}. {unread}".strip())
    if possible:
        rest = f"{words.count(len(possible), 'silent bug')} cannot be ruled out. {unread}".strip()
        return Verdict(-1, "No silent bug is triggered for certain", rest)
    clean = words.clean(audit)
    return Verdict(-1 if partial else 0, f"{clean[0].upper()}{clean[1:]}", unread)


def _cards(audit: Audit, table: Matrix, link: Link) -> Iterator[Card]:
    by_bug: dict[str, list[Row]] = {}
    for row in table.rows:
        by_bug.setdefault(row.bug.id, []).append(row)
    for number, finding in enumerate(audit.findings, 1):
        said = {str(because.location): because.text for because in finding.because}
        spots = [_spot(audit, where, link, said.get(str(where), "")) for where in finding.locations[:MAX_PLACES]]
        told = {str(where) for where in finding.locations[:MAX_PLACES]}
        change = ""
        if audit.change is not None:
            change = "new" if audit.change.brings(finding) else "there"
        yield Card(
            finding=finding,
            anchor=f"{finding.id}-{number}",
            kind=_kind(finding),
            change=change,
            fails=selection.fails(audit, finding),
            spots=tuple(spots),
            more=max(0, len(finding.locations) - MAX_PLACES),
            because=tuple(_reasons(audit, finding.because, told, link)),
            rows=tuple(_measured(table, row) for row in by_bug.get(finding.id, ())),
            here=_here(table, finding),
            text=plain(_searched(audit, finding), 4_000).lower(),
        )


def _kind(finding: Finding) -> str:
    if finding.refuted:
        return "refuted"
    if finding.certainty is Certainty.POSSIBLE and finding.evidence.strength >= Evidence.TRIGGERED.strength:
        return "possible"
    return finding.evidence.value


def _searched(audit: Audit, finding: Finding) -> str:
    """What a filter by text looks in."""
    places = [*finding.locations, *(because.location for because in finding.because)]
    shown = [f"{where} {audit.sources.get(str(where), '')[:200]}" for where in places[:MAX_PLACES]]
    return " ".join(
        [finding.id, finding.title, finding.scenario, finding.component, finding.stack, *finding.same_cause, *shown]
    )


def _reasons(audit: Audit, because: Sequence[Because], told: set[str], link: Link) -> Iterator[Spot]:
    """The lines that make it so, but for those that were shown already."""
    others = [one for one in because if str(one.location) not in told]
    for one in others[:MAX_PLACES]:
        lines = tuple(_excerpt(audit, one.location, alone=True))
        yield Spot(_name(one.location), _address(link, one.location), lines, one.text)


def _name(where: Location) -> str:
    return plain(words.place(where), 160)


def _address(link: Link, where: Location) -> str | None:
    address = link(where)
    return address if address is not None and address.startswith(("https://", "http://")) else None


def _spot(audit: Audit, where: Location, link: Link, text: str) -> Spot:
    return Spot(_name(where), _address(link, where), tuple(_excerpt(audit, where)), text)


def _excerpt(audit: Audit, where: Location, *, alone: bool = False) -> Iterator[Code]:
    """The line of a place, and where it is not to be alone those around it, without the white space that all begin
    with."""
    key = str(where)
    source = audit.sources.get(key, "")
    if not source:
        return
    before, after = audit.around.get(key, ((), ()))
    indent = audit.indents.get(key, 0)
    if alone:
        before, after = (), ()
    while before and not before[0].strip():
        before = before[1:]
    while after and not after[-1].strip():
        after = after[:-1]
    held = [line for line in (*before, *after) if line.strip()]
    common = min([indent, *(len(line) - len(line.lstrip()) for line in held)])
    for offset, line in enumerate(before):
        yield Code(where.line - len(before) + offset, line[common:][:_MAX_CODE])
    start, end = where.column - 1, where.end_column - 1
    # The columns are of the line as it stands in the file, and `sources` is without what it begins with.
    yield _marked(where.line, " " * (indent - common) + source, start - common, end - common)
    for offset, line in enumerate(after, 1):
        yield Code(where.line + offset, line[common:][:_MAX_CODE])


def _marked(number: int, line: str, start: int, end: int) -> Code:
    """A line with its range marked; of a long one, the part around that."""
    if start < 0 or start >= len(line):
        return Code(number, line[:_MAX_CODE] + ("…" if len(line) > _MAX_CODE else ""), main=True)
    end = min(end, len(line)) if end > start else len(line)
    first = max(0, start - _MAX_CODE // 4) if end > _MAX_CODE else 0
    last = min(len(line), first + _MAX_CODE)
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    return Code(number, head + line[first:start], line[start : min(end, last)], line[end:last] + tail, main=True)


def _measured(table: Matrix, row: Row) -> Measured:
    cells = [
        # Most cells say that nothing is there; what a mark means stands below all of them.
        (
            word.replace(" ", "-"),
            LEGEND[word][0],
            f"{column.name_for(row.bug)}: {word}" if word in _SAID else "",
        )
        for column, word in zip(table.columns, row.cells, strict=True)
    ]
    return Measured(row.variant, tuple(cells))


_SAID = frozenset({"reproduced", "loud", "error", IN_RANGE})


def _here(table: Matrix, finding: Finding) -> int | None:
    """The column that the project stands in."""
    package, minor = finding.implementation.package, _minor(finding.implementation.version)
    if minor is None:
        return None
    for index, column in enumerate(table.columns):
        if column.package == package and _minor(column.version) == minor:
            return index
    releases = [_minor(column.release) for column in table.columns]
    return releases.index(minor) if package == "tensorflow" and minor in releases else None


def _minor(version: str) -> tuple[int, ...] | None:
    try:
        return Version(version).release[:2]
    except InvalidVersion:
        return None


def _fixed(audit: Audit) -> list[dict[str, Any]]:
    """What this change fixes: each bug once, with the places that are gone."""
    return [
        {"finding": finding, "places": [_name(where) for where in finding.locations[:MAX_PLACES]]}
        for finding in (audit.change.fixed if audit.change is not None else ())
    ]
