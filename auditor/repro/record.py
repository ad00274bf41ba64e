"""The verdict files, `bug_db/verdicts/ID.csv`."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import threading
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from pathlib import Path

import msgspec
from packaging.version import Version

from auditor.errors import AuditError
from auditor.repro.verdict import Verdict

FIELDS = tuple(field.name for field in msgspec.structs.fields(Verdict))
"""The columns, in order."""

PACKAGES = ("tensorflow", "keras", "tf-keras")

DATE = "date.txt"
"""The file beside the verdicts with the day of the newest one, ISO 8601, in UTC."""

Key = tuple[str, str, str, str, str]

_LOCK = threading.Lock()


def key(row: Verdict) -> Key:
    """What there is one row of: a variant under an implementation of a tensorflow, on a kind of device."""
    return (row.release, row.package, row.version, row.variant, device(row.platform))


def device(platform: str) -> str:
    """The device of a platform such as `linux-x86_64-cpu`: `cpu` or `gpu`."""
    return platform.rpartition("-")[2]


def read(path: Path) -> list[Verdict]:
    """The rows of a verdict file; none where there is no file. AuditError names the line of a broken row."""
    if not path.exists():
        return []
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if tuple(reader.fieldnames or ()) != FIELDS:
            raise AuditError(f"{path.name}: the columns must be {','.join(FIELDS)}")
        try:
            for raw in reader:
                row = msgspec.convert(raw, Verdict)
                Version(row.release), Version(row.version)
                rows.append(row)
        except (msgspec.ValidationError, csv.Error, ValueError) as error:
            raise AuditError(f"{path.name}, line {reader.line_num}: {error}") from error
    return rows


def add(path: Path, new: Iterable[Verdict]) -> None:
    """Adds rows to a verdict file, in place of those with the same key.

    The file is replaced at once and its folder locked meanwhile, so that a measurement can be stopped at any
    time, and two can run.
    """
    with _LOCK, _locked(path.parent):
        rows = {key(row): row for row in read(path)}
        rows.update((key(row), row) for row in new)
        write(path, rows.values())
        (path.parent / DATE).write_text(f"{datetime.now(timezone.utc):%Y-%m-%d}\n", encoding="utf-8")


def write(path: Path, rows: Iterable[Verdict]) -> None:
    """Writes a verdict file whole, in the order of `ordered`."""
    temporary = path.with_suffix(".tmp")
    temporary.write_text(_text(ordered(rows)), encoding="utf-8", newline="")
    os.replace(temporary, path)


def ordered(rows: Iterable[Verdict]) -> list[Verdict]:
    """By variant, then implementation, its version and tensorflow's release."""
    return sorted(
        rows,
        key=lambda row: (
            row.variant,
            PACKAGES.index(row.package) if row.package in PACKAGES else len(PACKAGES),
            Version(row.version),
            Version(row.release),
            row.platform,
        ),
    )


def _text(rows: Iterable[Verdict]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([getattr(row, field) for field in FIELDS] for row in rows)
    return out.getvalue()


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keeps other processes from changing the folder's files."""
    try:
        import fcntl
    except ImportError:  # Windows, where two measurements at once are not provided for
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
