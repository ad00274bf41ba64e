"""Loads the database for an audit: from the index beside this file, which a checkout makes anew.

An index is a line of JSON (`Meta`), then the database and the table of the API as MessagePack.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from auditor import __version__
from auditor.database.api import Api
from auditor.database.bug import Bug, Database, Measured, Release, Sound, TriggerWords
from auditor.errors import AuditError

FORMAT = 2
"""Counted up whenever an index made before can no longer be read."""

INDEX = Path(__file__).with_name("index.msgpack")

BUG_DB = Path(__file__).resolve().parents[2] / "bug_db"
"""The files of the database, where this is a checkout."""


class Meta(msgspec.Struct, frozen=True):
    """The first line of an index.

    `date` is ISO 8601, of the newest verdict; `count` is the number of bugs; `size` is the database's, in
    bytes; `digest` tells this index from any other.
    """

    format: int
    date: str
    count: int
    size: int
    digest: str = ""


class _Verdicts(Mapping[str, tuple[Measured, ...]]):
    """The verdicts of the index, decoded when the first is asked for: half of it, and no audit needs them."""

    def __init__(self, encoded: msgspec.Raw) -> None:
        self._encoded = encoded

    @cached_property
    def _held(self) -> dict[str, tuple[Measured, ...]]:
        return msgspec.msgpack.decode(self._encoded, type=dict[str, tuple[Measured, ...]])

    def __getitem__(self, id: str) -> tuple[Measured, ...]:
        return self._held[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class _Database(msgspec.Struct, frozen=True, kw_only=True):
    """A `Database` whose verdicts are not decoded."""

    date: str
    bugs: tuple[Bug, ...]
    releases: dict[str, tuple[Release, ...]]
    verdicts: msgspec.Raw
    words: dict[str, TriggerWords]
    sound: dict[str, Sound]


class _Releases(msgspec.Struct, frozen=True):
    """Of a `Database` the releases alone."""

    releases: dict[str, tuple[Release, ...]]


def load_database() -> Database:
    """Every bug, release and verdict.

    Raises AuditError where there is no index, or a file it is to be made of is broken.
    """
    head, body = _current()
    held = msgspec.msgpack.decode(body[: head.size], type=_Database)
    return Database(**{**msgspec.structs.asdict(held), "verdicts": _Verdicts(held.verdicts)})


def load_releases() -> dict[str, tuple[Release, ...]]:
    """The releases of each package, oldest first; raises as `load_database` does."""
    head, body = _current()
    return msgspec.msgpack.decode(body[: head.size], type=_Releases).releases


def load_api() -> Api:
    """What is known of the frameworks' public names; raises as `load_database` does."""
    head, body = _current()
    return msgspec.msgpack.decode(body[head.size :], type=Api)


def meta() -> Meta:
    """The date and the number of bugs, without reading them; raises as `load_database` does."""
    return _current()[0]


def _current() -> tuple[Meta, memoryview]:
    """The head and the body of the index that is up to date."""
    if (BUG_DB / "bugs").is_dir():
        return _made(BUG_DB, newest(sources(BUG_DB)))
    return _read(INDEX)


@lru_cache(maxsize=1)
def _made(bug_db: Path, changed: int) -> tuple[Meta, memoryview]:
    """The index of a checkout whose files last changed at `changed`, in nanoseconds: made unless newer."""
    with contextlib.suppress(OSError, AuditError):
        if INDEX.stat().st_mtime_ns >= changed:
            return _read(INDEX)
    from auditor.database.compile import compile_index, write_index

    index = compile_index(bug_db)
    # Where the checkout cannot be written to, the index is made each time.
    with contextlib.suppress(OSError):
        write_index(index, INDEX)
    return _split(index)


def _read(path: Path) -> tuple[Meta, memoryview]:
    try:
        return _split(path.read_bytes())
    except OSError as error:
        raise AuditError(f"the database is missing ({error.strerror}): install silent-audit again") from error


def _split(index: bytes) -> tuple[Meta, memoryview]:
    end = index.find(b"\n") + 1
    try:
        head = msgspec.json.decode(index[:end], type=Meta)
    except msgspec.DecodeError as error:
        raise AuditError("the database's index is broken: install silent-audit again") from error
    if head.format != FORMAT:
        raise AuditError("the database's index is of another version: install silent-audit again")
    return head, memoryview(index)[end:]


def repro_file(id: str) -> Path | None:
    """The file of a bug's repro, of the checkout or of the installed package; None where it has none."""
    places = (BUG_DB / "repros" / f"{id}.py", INDEX.with_name("repros") / f"{id}.py")
    return next((path for path in places if path.is_file()), None)


def tool() -> str:
    """What tells this tool from any other: its version, and in a checkout the time of its last change."""
    if not (BUG_DB / "bugs").is_dir():
        return __version__
    return f"{__version__}+{newest(INDEX.parents[1].glob('*/*.py'))}"


def sources(bug_db: Path) -> Iterator[Path | os.DirEntry[str]]:
    """The files that an index is made of, and the folders whose listing it depends on."""
    for folder, suffix in (("bugs", ".yaml"), ("verdicts", ".csv")):
        yield bug_db / folder
        with contextlib.suppress(FileNotFoundError), os.scandir(bug_db / folder) as entries:
            yield from (entry for entry in entries if entry.name.endswith(suffix))
    yield from (bug_db / "releases.yaml", bug_db / "api.json", bug_db / "verdicts" / "date.txt")
    # The values that it holds are defined here.
    yield from (INDEX.with_name(name) for name in ("bug.py", "api.py", "compile.py"))
    matching = INDEX.parents[1] / "matching"
    yield from (matching / name for name in ("needs.py", "trigger.py", "pattern.py"))


def newest(paths: Iterable[Path | os.DirEntry[str]]) -> int:
    """The time of the last change to any of the paths that are there, in nanoseconds; 0 for none."""
    times = [0]
    for path in paths:
        try:
            times.append(path.stat().st_mtime_ns)
        except OSError:
            continue
    return max(times)
