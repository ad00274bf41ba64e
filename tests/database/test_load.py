"""The index: what it holds, and when it is made again."""

from __future__ import annotations

import os
import time
from pathlib import Path

import msgspec
import pytest

from auditor.database import compile, load
from auditor.database.bug import Measured
from auditor.errors import AuditError


@pytest.fixture
def here(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small checkout in place of this one; its index."""
    monkeypatch.setattr(load, "BUG_DB", checkout / "bug_db")
    monkeypatch.setattr(load, "INDEX", tmp_path / "index.msgpack")
    load._made.cache_clear()
    return tmp_path / "index.msgpack"


def later(path: Path) -> None:
    """Makes a file newer than the index."""
    stamp = time.time_ns() + 1_000_000_000
    os.utime(path, ns=(stamp, stamp))


def test_what_is_written_is_read(here: Path) -> None:
    database = load.load_database()
    assert [bug.id for bug in database.bugs] == ["TF-1", "TF-2"]
    assert msgspec.structs.replace(database, words={}) == compile.compile_database(load.BUG_DB)
    assert ("Adam",) in database.words["TF-2/loop"].needs
    assert database.bug("TF-1").trigger == {"all": ["keras.layers.Dense(...)"]}
    assert database.verdicts["TF-1"] == (
        Measured("tensorflow", "2.3.0", "", "absent"),
        Measured("tensorflow", "2.4.0", "", "reproduced"),
        Measured("tensorflow", "2.5.0", "", "loud"),
    )
    assert (load.meta().date, load.meta().count) == ("2026-02-03", 2)
    assert load.load_api().aliases == {}
    assert here.exists()


def test_it_is_made_again_when_a_file_changes(here: Path) -> None:
    assert load.load_database().bug("TF-1").title == "A wrong shape"
    path = load.BUG_DB / "bugs" / "TF-1.yaml"
    path.write_text(path.read_text().replace("A wrong shape", "A new title"))
    later(path)
    assert load.load_database().bug("TF-1").title == "A new title"


def test_it_is_made_again_when_a_file_is_gone(here: Path) -> None:
    load.load_database()
    (load.BUG_DB / "bugs" / "TF-1.yaml").unlink()
    later(load.BUG_DB / "bugs")
    assert [bug.id for bug in load.load_database().bugs] == ["TF-2"]


def test_it_is_not_made_again_for_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load.load_database()
    load._made.cache_clear()
    monkeypatch.setattr(compile, "compile_index", lambda bug_db: pytest.fail("made again"))
    assert len(load.load_database().bugs) == 2


def test_a_broken_index_is_made_again_in_a_checkout(here: Path) -> None:
    here.write_bytes(b"not an index")
    later(here)
    assert load.meta().count == 2


def test_a_checkout_that_cannot_be_written_to(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "INDEX", here.parent / "nowhere" / "index.msgpack")
    assert load.meta().count == 2
    assert not (here.parent / "nowhere").exists()


def test_an_installed_package_uses_what_it_ships(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load.load_database()
    monkeypatch.setattr(load, "BUG_DB", here.parent / "nowhere")
    assert load.meta().count == 2
    here.write_bytes(b'{"format": 0, "date": "", "count": 0, "size": 0}\n')
    with pytest.raises(AuditError, match="of another version"):
        load.load_database()
    here.write_bytes(b"{")
    with pytest.raises(AuditError, match="index is broken"):
        load.load_database()
    here.unlink()
    with pytest.raises(AuditError, match="database is missing"):
        load.load_database()


def test_a_broken_file_is_named(here: Path) -> None:
    (load.BUG_DB / "bugs" / "TF-1.yaml").write_text("id: TF-1\n")
    with pytest.raises(AuditError, match=r"TF-1\.yaml: "):
        load.load_database()
