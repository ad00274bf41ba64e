"""The database as OSV JSON, for whatever reads that: nothing of an entry is lost, and no entry claims to be a vulnerability
that is graded."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from auditor.database.bug import Affected, Bug, Database, Measured, Release
from auditor.errors import AuditError
from auditor.matching.finding import LEVELS
from auditor.matching.versions import within
from auditor.report import words
from auditor.report.write import write, write_bytes

SCHEMA_VERSION = "1.7.0"
PREFIX = "x_"
"""What the standard has for the ids of databases that are not aggregated by OSV itself."""

ECOSYSTEM = "PyPI"
TWINS = {"tensorflow": ("tensorflow-cpu", "tensorflow-gpu")}
"""Distributions of the same code under the same versions, which whoever matches packages by name would miss."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def command(database: Database, folder: Path) -> int:
    """Writes a file a bug, and all of them as a zip, in the layout of OSV's own dumps; prints what it wrote.

    Raises AuditError where a file cannot be written.
    """
    inside = folder / ECOSYSTEM
    try:
        inside.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AuditError(f"{folder}: cannot be written: {error.strerror}") from error
    files = dict(rendered(database))
    for name, text in files.items():
        write(str(inside / name), text)
    write_bytes(str(inside / "all.zip"), zipped(files))
    print(f"written: {words.count(len(files), 'entry', 'entries')} and all.zip in {inside}")
    return 0


def rendered(database: Database) -> Iterator[tuple[str, str]]:
    """The name and text of each file."""
    for bug in database.bugs:
        entry = document(bug, database.verdicts.get(bug.id, ()), database.releases, database.date)
        yield f"{entry['id']}.json", json.dumps(entry, indent=2, ensure_ascii=False) + "\n"


def zipped(files: Mapping[str, str]) -> bytes:
    """The files as a zip, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), files[name].encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def document(
    bug: Bug, measured: Sequence[Measured], releases: Mapping[str, Sequence[Release]], date: str
) -> dict[str, Any]:
    """An entry in OSV's terms. What OSV has no field for is in `database_specific`, and in `ecosystem_specific` what
    is of one package; there is no `severity`, which would grade a vulnerability."""
    modified = f"{date}T00:00:00Z"
    said: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "id": PREFIX + bug.id,
        "modified": modified,
        "summary": bug.title,
        "details": _details(bug),
        "affected": [entry for one in bug.affected for entry in _affected(one, releases)],
        "references": [{"type": "REPORT", "url": url} for url in bug.references],
        "database_specific": _rest(bug, measured),
    }
    if bug.same_cause:
        said["related"] = [PREFIX + id for id in bug.same_cause]
    if not bug.silent:
        # The study has it, and it raises or warns: whoever matches packages is not to find it.
        said["withdrawn"] = modified
    return said


def _details(bug: Bug) -> str:
    """What people read, as Markdown."""
    level = f"Threat level {bug.threat} of 4 ({LEVELS[bug.threat]}), {bug.scenario}. A wrong result without an error."
    parts = [bug.symptom.strip(), level]
    parts += [f"Workaround: {bug.way_out.workaround.strip()}"] if bug.way_out.workaround else []
    parts += [f"No silent bug: {bug.silent_reason.strip()}"] if bug.silent_reason else []
    return "\n\n".join(parts)


def _affected(one: Affected, releases: Mapping[str, Sequence[Release]]) -> Iterator[dict[str, Any]]:
    """The affected releases of a package, and the same for its twins."""
    events: list[dict[str, str]] = []
    for held in one.ranges:
        events.append({"introduced": held.introduced})
        events += [{"fixed": held.fixed}] if held.fixed is not None else []
    specific: dict[str, Any] = {"routes": list(one.routes), "basis": one.basis}
    if one.reference is not None:
        specific["reference"] = one.reference
    known = releases.get(one.implementation, ())
    for name in (one.implementation, *TWINS.get(one.implementation, ())):
        entry: dict[str, Any] = {
            "package": {"ecosystem": ECOSYSTEM, "name": name, "purl": f"pkg:pypi/{name}"},
            "ranges": [{"type": "ECOSYSTEM", "events": events}] if events else [],
        }
        if name == one.implementation:
            entry["versions"] = [release.version for release in known if within(release.version, one.ranges)]
            entry["ecosystem_specific"] = specific
        else:
            entry["ecosystem_specific"] = {**specific, "same_as": one.implementation}
        yield entry


def _rest(bug: Bug, measured: Iterable[Measured]) -> dict[str, Any]:
    """Every field of the entry that the others do not hold as it is, and what was measured."""
    held = msgspec.to_builtins(bug)
    elsewhere = ("title", "affected", "references")
    rest = {name: value for name, value in held.items() if name not in elsewhere and value not in (None, [], ())}
    rest["url"] = bug.url
    rest["measured"] = [msgspec.structs.asdict(one) for one in measured]
    return rest
