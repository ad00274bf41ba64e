"""`audit upgrade --format json`, with its schema: `python -m auditor.report.upgrade_json` writes it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from auditor.matching.finding import Finding
from auditor.matching.upgrades import Outcome, Table, Ways
from auditor.place import Location
from auditor.report.escape import whole

SCHEMA = Path(__file__).with_name("upgrade.schema.json")
ADDRESS = "https://raw.githubusercontent.com/silent-audit/silent-audit/main/auditor/report/upgrade.schema.json"

Ids = tuple[str, ...]


class Place(msgspec.Struct, frozen=True):
    """A place in the audited project; `cell` is the number of a notebook's cell."""

    path: str
    line: int
    cell: int | None


class Along(msgspec.Struct, frozen=True):
    """A package that the project names and that has to move too; `to` is null where it goes."""

    package: str
    version: str
    to: str | None


class Serves(msgspec.Struct, frozen=True):
    """The package that would serve `tf.keras`, or `import keras` where there is no TensorFlow."""

    package: str
    version: str


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One release, and what it would do for this code."""

    version: str
    date: Annotated[str, Meta(description="The day of the release, ISO 8601; empty where that is not known.")]
    pins: Annotated[str, Meta(description="The whole stack, as `audit check --stack` takes it.")]
    here: Annotated[bool, Meta(description="Whether the project is there already.")]
    clean: Annotated[bool, Meta(description="Whether this code would meet no bug for certain.")]
    keras: Serves | None
    pythons: Annotated[Ids, Meta(description="The minor versions of Python that there are wheels for.")]
    fits_python: Annotated[bool | None, Meta(description="Whether the project runs on one of them; null: not said.")]
    along: tuple[Along, ...]
    fixes: Annotated[Ids, Meta(description="Bugs that are met today and would not be.")]
    brings: Annotated[Ids, Meta(description="Bugs that would be met where they are not today.")]
    leaves: Annotated[Ids, Meta(description="Bugs that are met today and still would be.")]
    possible: Annotated[Ids, Meta(description="Bugs that could be neither shown nor ruled out there.")]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A finding under one of two stacks."""

    id: str
    title: str
    threat: Annotated[int, Meta(ge=1, le=4)]
    locations: tuple[Place, ...]
    workaround: str | None


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """What one project of the tree installs, what its code meets, and what releases would do."""

    folder: str
    notebook: str | None
    package: Annotated[str, Meta(description="The package whose version decides.")]
    releases: Annotated[Ids, Meta(description="The releases of it that the project admits.")]
    python: Annotated[Ids, Meta(description="What the project says of Python.")]
    met: Annotated[Ids, Meta(description="The bugs that are met today, worst first.")]
    possible: Ids
    moves: tuple[Move, ...]
    nearest_clean: str | None
    newest_clean: str | None
    before: Annotated[tuple[Told, ...], Meta(description="With --to: what is met today.")]
    after: Annotated[tuple[Told, ...], Meta(description="With --to: what would be met.")]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What `audit upgrade --format json` prints."""

    schema_version: Literal[1]
    tool: str
    version: str
    database_date: str
    project: str
    to: str | None
    threats: Annotated[dict[str, int], Meta(description="The threat level of each bug that is named.")]
    titles: dict[str, str]
    stacks: tuple[Stack, ...]
    partial: Annotated[bool, Meta(description="Whether something that may hold a finding could not be read.")]


def document(ways: Ways) -> Document:
    """The answer as data."""
    stacks = tuple(map(_stack, ways.tables))
    named = {id for one in stacks for id in (*one.met, *one.possible)}
    for one in stacks:
        for move in one.moves:
            named.update(move.brings, move.possible)
    return Document(
        schema_version=1, tool="silent-audit", version=ways.version, database_date=ways.database_date,
        project=ways.project, to=ways.to, threats={id: ways.threats[id] for id in sorted(named)},
        titles={id: ways.titles[id] for id in sorted(named)}, stacks=stacks,
        partial=any(skip.partial for skip in ways.skips),
    )  # fmt: skip


def _stack(table: Table) -> Stack:
    stack = table.stack
    held = next(one for one in stack.packages if one.requirement.package == table.package)
    return Stack(
        folder=stack.folder, notebook=stack.notebook, package=table.package, releases=held.releases,
        python=tuple(dict.fromkeys(one.specifier for one in stack.python)), met=table.met, possible=table.possible,
        moves=tuple(map(_move, table.outcomes)),
        nearest_clean=table.nearest.move.release.version if table.nearest else None,
        newest_clean=table.newest.move.release.version if table.newest else None,
        before=tuple(map(_told, table.before)), after=tuple(map(_told, table.after)),
    )  # fmt: skip


def _move(outcome: Outcome) -> Move:
    move, serves = outcome.move, outcome.move.serves
    return Move(
        version=move.release.version, date=move.release.date, pins=move.pins, here=move.here, clean=outcome.clean,
        keras=Serves(serves.package, serves.version) if serves is not None else None, pythons=move.pythons,
        fits_python=move.fits, along=tuple(Along(name, before, after or None) for name, before, after in move.along),
        fixes=outcome.fixes, brings=outcome.brings, leaves=outcome.keeps, possible=outcome.possible,
    )  # fmt: skip


def _told(finding: Finding) -> Told:
    return Told(
        id=finding.id, title=finding.title, threat=finding.threat, locations=tuple(map(_place, finding.locations)),
        workaround=finding.way_out.workaround,
    )  # fmt: skip


def _place(location: Location) -> Place:
    return Place(location.path, location.line, location.cell)


def render(ways: Ways) -> str:
    """The answer as JSON, two blanks deep."""
    return msgspec.json.format(msgspec.json.encode(_encodable(document(ways))), indent=2).decode() + "\n"


def _encodable(said: Document) -> Any:
    """The same data, every text of it such that UTF-8 can hold it: a file's name may be any bytes."""

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            return value if value.isascii() else whole(value)
        if isinstance(value, dict):
            return {key: clean(held) for key, held in value.items()}
        return [clean(held) for held in value] if isinstance(value, (list, tuple)) else value

    return clean(msgspec.to_builtins(said))


def schema() -> dict[str, Any]:
    """The JSON Schema of what `render` gives."""
    (_,), definitions = msgspec.json.schema_components([Document], ref_template="#/definitions/{name}")
    root = definitions.pop("Document")
    for one in (root, *definitions.values()):
        one["additionalProperties"] = False
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": ADDRESS}
    return {**head, **root, "title": "audit upgrade", "definitions": definitions}


def written() -> str:
    """The text of the schema's file."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(written(), encoding="utf-8")
    print(f"written: {SCHEMA}")
