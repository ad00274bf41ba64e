"""Which stacks a measurement needs: the ends of each minor version, then all that lies between two that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from packaging.version import Version

from auditor.database import entries
from auditor.database.ranges import PACKAGES, Package, possible_from, relevant, unsettled
from auditor.errors import AuditError
from auditor.repro import record
from auditor.repro.stacks import Releases, Stack, all_stacks, serving


def first_round(releases: Releases) -> list[Stack]:
    """The first and the last patch of each minor version of each implementation, by release of tensorflow.

    Where several tensorflows of one minor bring the same Keras, it is on the last of them.
    """
    minors = groupby(sorted(all_stacks(releases), key=_served_by), key=lambda one: _served_by(one)[:3])
    distinct = [list(group)[-1] for _, group in minors]
    chosen: dict[str, Stack] = {}
    by_minor = sorted(distinct, key=lambda one: (one.package, Version(one.version), Version(one.release)))
    for _, group in groupby(by_minor, key=lambda one: (one.package, Version(one.version).release[:2])):
        patches = list(group)
        ends = {patches[0].version, patches[-1].version}
        chosen.update((one.id, one) for one in patches if one.version in ends)
    return sorted(chosen.values(), key=lambda one: (Version(one.release), one.id))


def _served_by(one: Stack) -> tuple[str, Version, tuple[int, ...], Version]:
    release = Version(one.release)
    return one.package, Version(one.version), release.release[:2], release


def next_round(ids: Iterable[str], folder: Path, bugs: Path, releases: Releases) -> list[tuple[Stack, frozenset[str]]]:
    """The stacks whose verdicts would settle an end of a range, each with the bugs to run there.

    `folder` holds the verdicts, `bugs` the entries: a bug without one yet is measured as one of tf.keras.
    """
    wanted: dict[Stack, set[str]] = {}
    for id in ids:
        for package, versions in _unsettled(id, folder, bugs, releases):
            for version in versions:
                for one in serving(package, version, releases):
                    wanted.setdefault(one, set()).add(id)
    return [(one, frozenset(its)) for one, its in wanted.items()]


def _unsettled(id: str, folder: Path, bugs: Path, releases: Releases) -> Iterator[tuple[Package, Sequence[str]]]:
    rows = record.read(folder / "verdicts" / f"{id}.csv")
    by_release, first = False, None
    if (bugs / f"{id}.yaml").is_file():
        try:
            bug = entries.read(bugs / f"{id}.yaml")
        except AuditError:
            pass  # half written: `audit db check` says so
        else:
            rows = relevant(bug, rows)
            by_release = any("tf" in one.routes for one in bug.affected)
            first = possible_from(bug)
    for variant in dict.fromkeys(row.variant for row in rows):
        own = [row for row in rows if row.variant == variant]
        if by_release:
            yield "tensorflow", unsettled(own, "tensorflow", releases, by_release=True)
        else:
            for package in PACKAGES:
                yield package, unsettled(own, package, releases, since=first)
