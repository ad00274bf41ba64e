"""The export of the database: by OSV's schema, and without loss."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from packaging.version import Version

from auditor.cli import main
from auditor.database.bug import Affected, Bug, Database, Measured, Range
from auditor.database.load import load_database
from auditor.matching.versions import within
from auditor.report import osv

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "osv.json").read_text(encoding="utf-8"))
# Versions 1.7.4 and later let ids of databases that are not OSV's own begin so; the schema of the package is older.
assert "x_" not in SCHEMA["$defs"]["prefix"]["pattern"]
SCHEMA["$defs"]["prefix"]["pattern"] = SCHEMA["$defs"]["prefix"]["pattern"].replace("^(", "^(x_.|(?:", 1) + ")"
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.fixture(scope="module")
def database() -> Database:
    """The real one."""
    return load_database()


@pytest.fixture(scope="module")
def documents(database: Database) -> dict[str, Any]:
    """Every entry, as another tool reads it."""
    return {name: json.loads(text.encode("utf-8")) for name, text in osv.rendered(database)}


def read(entry: dict[str, Any]) -> tuple[Bug, tuple[Measured, ...]]:
    """The bug that an entry of OSV was made of, and what was measured: the way back."""
    rest = dict(entry["database_specific"])
    measured = tuple(Measured(**one) for one in rest.pop("measured"))
    assert rest.pop("url") == entry["references"][0]["url"]
    own = [one for one in entry["affected"] if "same_as" not in one["ecosystem_specific"]]
    affected = [msgspec.to_builtins(_affected(one)) for one in own]
    references = [one["url"] for one in entry["references"]]
    return msgspec.convert(
        {**rest, "title": entry["summary"], "affected": affected, "references": references}, Bug
    ), measured


def _affected(entry: dict[str, Any]) -> Affected:
    ranges: list[Range] = []
    for held in entry["ranges"]:
        for event in held["events"]:
            if "introduced" in event:
                ranges.append(Range(introduced=event["introduced"]))
            else:
                ranges[-1] = Range(introduced=ranges[-1].introduced, fixed=event["fixed"])
    specific = entry["ecosystem_specific"]
    return Affected(
        implementation=entry["package"]["name"], routes=tuple(specific["routes"]), ranges=tuple(ranges),
        basis=specific["basis"], reference=specific.get("reference"),
    )  # fmt: skip


def matches(version: str, entry: dict[str, Any]) -> bool:
    """Whether a version is affected, as OSV's own pseudocode has it: the last event up to the version counts."""
    for held in entry["ranges"]:
        affected = False
        for event in sorted(held["events"], key=lambda e: Version(next(iter(e.values())))):
            ((name, at),) = event.items()
            if at == "0" or Version(version) >= Version(at):
                affected = name == "introduced"
        if affected:
            return True
    return version in entry.get("versions", ())


def test_every_entry_is_right_by_the_schema(documents: dict[str, Any]) -> None:
    for name, entry in documents.items():
        VALIDATOR.validate(entry)
        assert name == f"{entry['id']}.json"


def test_the_schema_tells_right_from_wrong(documents: dict[str, Any]) -> None:
    entry = next(iter(documents.values()))
    for wrong in ({"id": "TF-1"}, {"modified": "today"}, {"severity": [{"type": "4"}]}, {"extra": 1}):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate({**entry, **wrong})


def test_nothing_is_lost(database: Database, documents: dict[str, Any]) -> None:
    assert len(documents) == len(database.bugs)
    for bug in database.bugs:
        assert read(documents[f"x_{bug.id}.json"]) == (bug, database.verdicts.get(bug.id, ()))


def test_other_tools_find_the_same_releases(database: Database, documents: dict[str, Any]) -> None:
    for bug in database.bugs:
        entries = {
            (one["package"]["name"], *one["ecosystem_specific"]["routes"]): one
            for one in documents[f"x_{bug.id}.json"]["affected"]
        }
        for affected in bug.affected:
            for release in database.releases[affected.implementation]:
                expected = within(release.version, affected.ranges)
                for name in (affected.implementation, *osv.TWINS.get(affected.implementation, ())):
                    assert matches(release.version, entries[(name, *affected.routes)]) is expected, (
                        bug.id,
                        name,
                        release.version,
                    )


def test_no_entry_claims_to_be_a_graded_vulnerability(database: Database, documents: dict[str, Any]) -> None:
    for bug in database.bugs:
        entry = documents[f"x_{bug.id}.json"]
        assert "severity" not in entry and "aliases" not in entry
        assert ("withdrawn" in entry) is not bug.silent


def test_the_command_writes_a_file_a_bug_and_a_zip(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["db", "export", "--format", "osv", "--output", str(tmp_path / "out")]) == 0
        folder = tmp_path / "out" / "PyPI"
        data = (folder / "all.zip").read_bytes()
        assert data == osv.zipped(dict(osv.rendered(database)))
    assert capsys.readouterr().out.startswith(f"written: {len(database.bugs)} entries and all.zip in ")
    files = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    with zipfile.ZipFile(folder / "all.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["db", "export", "--format", "osv", "--output", str(tmp_path / "file")]) == 2
    assert "cannot be written" in capsys.readouterr().err
