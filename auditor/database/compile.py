"""Makes the compact index that an audit loads, out of `bug_db`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from packaging.version import Version

from auditor.database import entries
from auditor.database import releases as release_table
from auditor.database.api import Api
from auditor.database.bug import Bug, Database, Measured, Release, Sound, TriggerWords
from auditor.database.load import FORMAT, Meta
from auditor.database.ranges import CLOSING, SILENT, relevant
from auditor.errors import AuditError
from auditor.repro import record
from auditor.repro.verdict import Verdict


def compile_database(bug_db: Path) -> Database:
    """The database as its files say it; AuditError names the first that is broken."""
    bugs = tuple(entries.read(path) for path in sorted((bug_db / "bugs").glob("*.yaml")))
    releases = release_table.read(bug_db / "releases.yaml")
    verdicts: dict[str, tuple[Measured, ...]] = {}
    sound: dict[str, Sound] = {}
    for bug in bugs:
        rows = record.read(bug_db / "verdicts" / f"{bug.id}.csv")
        if rows:
            verdicts[bug.id] = matrix(bug, rows)
            sound.update((f"{bug.id}/{variant}", one) for variant, one in sound_of(bug, rows))
    return Database(date=date_of(bug_db, releases), bugs=bugs, releases=releases, verdicts=verdicts, sound=sound)


def sound_of(bug: Bug, rows: Sequence[Verdict]) -> Iterator[tuple[str, Sound]]:
    """What is seen without the bug, for each variant: in the first release after the last with it, else in the last
    before the first."""
    held: dict[str, list[Verdict]] = {}
    for row in record.ordered(relevant(bug, rows)):
        held.setdefault(row.variant, []).append(row)
    for variant, its in held.items():
        bad = [number for number, row in enumerate(its) if row.verdict == SILENT]
        if not bad:
            continue
        around = [*its[bad[-1] + 1 :], *reversed(its[: bad[0]])]
        good = next((row for row in around if row.verdict == "absent" and row.detail), None)
        if good is not None:
            yield variant, Sound(good.package, good.version, good.detail)


def compile_index(bug_db: Path) -> bytes:
    """The index of the database and the API table; AuditError names the first file that is broken."""
    path = bug_db / "api.json"
    api = msgspec.json.decode(path.read_bytes(), type=Api) if path.is_file() else Api()
    database = compile_database(bug_db)
    database = msgspec.structs.replace(database, words=trigger_words(database.bugs, api))
    encoder = msgspec.msgpack.Encoder()
    body = encoder.encode(database)
    table = encoder.encode(api)
    made = hashlib.blake2b(body + table, digest_size=16).hexdigest()
    meta = Meta(format=FORMAT, date=database.date, count=len(database.bugs), size=len(body), digest=made)
    return msgspec.json.encode(meta) + b"\n" + body + table


def trigger_words(bugs: Sequence[Bug], api: Api) -> dict[str, TriggerWords]:
    """What each trigger needs the code to spell, by the key of its face; AuditError for one that cannot be read."""
    from auditor.matching.faces import faces
    from auditor.matching.needs import Vocabulary, of_routes
    from auditor.matching.trigger import TriggerError, names_of

    vocabulary = Vocabulary(api)
    found = {}
    for face in faces(bugs, {}):
        try:
            routes = {route for entry in face.affected for route in entry.routes}
            needs = (*of_routes(routes), *vocabulary.needs(face.formula))
            names = frozenset().union(*(vocabulary.words(name) for name in names_of(face.formula)))
        except TriggerError as error:
            raise AuditError(f"{face.bug.id}: {error}") from error
        found[face.key] = TriggerWords(tuple(tuple(sorted(need)) for need in needs), tuple(sorted(names)))
    return found


def write_index(index: bytes, path: Path) -> None:
    """Writes an index in place of the one before, at once; OSError where that cannot be."""
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        temporary.write_bytes(index)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def date_of(bug_db: Path, releases: dict[str, tuple[Release, ...]]) -> str:
    """The day of the newest verdict; where none was noted, that of the newest release known."""
    noted = bug_db / "verdicts" / record.DATE
    if noted.is_file():
        return noted.read_text(encoding="utf-8").strip()
    return max((one.date for its_releases in releases.values() for one in its_releases), default="")


def matrix(bug: Bug, rows: Sequence[Verdict]) -> tuple[Measured, ...]:
    """What the repro said of each variant, implementation and version, in that order.

    Where a version was measured under several releases of tensorflow, a verdict that says something goes
    before one that does not, and `reproduced` before the others. A bug of TensorFlow's own code goes by its
    releases.
    """
    own_code = any("tf" in entry.routes for entry in bug.affected)
    found: dict[tuple[str, int, Version], Measured] = {}
    for row in relevant(bug, rows):
        package, version = ("tensorflow", row.release) if own_code else (row.package, row.version)
        key = (row.variant, record.PACKAGES.index(package), Version(version))
        held = found.get(key)
        if held is None or _telling(row.verdict) > _telling(held.verdict):
            found[key] = Measured(package, version, row.variant, row.verdict)
    return tuple(found[key] for key in sorted(found))


def _telling(verdict: str) -> int:
    if verdict == SILENT:
        return 3
    if verdict == "inapplicable":
        return 1
    return 2 if verdict in CLOSING else 0
