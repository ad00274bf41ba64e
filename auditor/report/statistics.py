"""What the database teaches in numbers: how long the bugs live, and where. Pure: counted from the entries and the releases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from statistics import median

import msgspec
from packaging.version import Version

from auditor.database.bug import Affected, Bug, Database, Release
from auditor.matching.versions import within
from auditor.report.matrix import own_code
from auditor.repro.stacks import KERAS_APART, OLDEST, finals


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """How long a bug has been in what people install.

    `days` are those between the first release that has it and the first without, those of each return added; to the
    day of the database for one that `lives`. `releases` is the number of final releases with it, of TensorFlow and then of
    Keras. `since` is whether it was there before the oldest release that can be measured: it is older than that.
    """

    bug: Bug
    days: int
    releases: int
    lives: bool
    since: bool
    returns: int


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How many bugs of a kind there are, by threat level."""

    name: str
    by_threat: dict[int, int]

    @property
    def total(self) -> int:
        """Of all levels."""
        return sum(self.by_threat.values())


def counts(bugs: Iterable[Bug], kind: Callable[[Bug], str], order: Sequence[str]) -> list[Count]:
    """The bugs by kind, in the order given."""
    held: dict[str, dict[int, int]] = {name: {} for name in order}
    for bug in bugs:
        by_threat = held.setdefault(kind(bug), {})
        by_threat[bug.threat] = by_threat.get(bug.threat, 0) + 1
    return [Count(name=name, by_threat=by_threat) for name, by_threat in held.items() if by_threat]


def lives(database: Database) -> list[Life]:
    """The life of each bug that a final release has, in the order of the database. Forks count apart: tf-keras does not."""
    return [life for bug in database.bugs if bug.silent and (life := _life(database, bug)) is not None]


def _life(database: Database, bug: Bug) -> Life | None:
    line = list(_line(database, own=own_code(bug)))
    there = [_holds(bug.affected, package, release) for package, release in line]
    if not any(there):
        return None
    days = returns = 0
    began: date | None = None
    for (_, release), has in zip(line, there, strict=True):
        day = date.fromisoformat(release.date)
        if has and began is None:
            began = day
            returns += 1
        elif not has and began is not None:
            days += max(0, (day - began).days)
            began = None
    if began is not None:
        days += max(0, (date.fromisoformat(database.date) - began).days)
    return Life(
        bug=bug, days=days, releases=sum(there), lives=there[-1], since=there[0], returns=returns - 1
    )  # fmt: skip


def _line(database: Database, *, own: bool) -> Iterator[tuple[str, Release]]:
    """The final releases that one after the other hold the code, from the oldest that can be measured on: those of
    TensorFlow, and once Keras is a package of its own, those of Keras."""
    for release in finals(database.releases, "tensorflow"):
        version = Version(release.version)
        if version >= OLDEST and (own or version < KERAS_APART):
            yield "tensorflow", release
    for release in () if own else finals(database.releases, "keras"):
        if Version(release.version) >= KERAS_APART:
            yield "keras", release


def _holds(affected: Sequence[Affected], package: str, release: Release) -> bool:
    return any(one.implementation == package and within(release.version, one.ranges) for one in affected)


def typical(numbers: Sequence[int]) -> int:
    """The median, 0 of none."""
    return round(median(numbers)) if numbers else 0


def histogram(numbers: Sequence[int], bounds: Sequence[int]) -> list[int]:
    """How many numbers are below each bound and not below the one before; the last count is of those above all."""
    held = [0] * (len(bounds) + 1)
    for number in numbers:
        held[sum(number >= bound for bound in bounds)] += 1
    return held
