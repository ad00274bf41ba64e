"""What the database teaches in numbers: how long the bugs live, and where. Pure: counted from the entries and the releases."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from statistics import median

import msgspec

from auditor.database.bug import Affected, Bug, Database, Release
from auditor.database.ranges import measurable
from auditor.matching.versions import within
from auditor.report.matrix import own_code


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
    own = own_code(bug)
    line = [
        (package, release)
        for package in (("tensorflow",) if own else ("tensorflow", "keras"))
        for release in measurable(package, database.releases, by_release=own)
    ]
    there = [_holds(bug.affected, package, release) for package, release in line]
    if not any(there):
        return None
    days = 0
    began: date | None = None
    for (_, release), has in zip(line, there, strict=True):
        day = date.fromisoformat(release.date)
        if has and began is None:
            began = day
        elif not has and began is not None:
            days += max(0, (day - began).days)
            began = None
    if began is not None:
        days += max(0, (date.fromisoformat(database.date) - began).days)
    return Life(bug=bug, days=days, releases=sum(there), lives=there[-1], since=there[0])


def _holds(affected: Sequence[Affected], package: str, release: Release) -> bool:
    return any(one.implementation == package and within(release.version, one.ranges) for one in affected)


def typical(numbers: Sequence[int]) -> int:
    """The median, 0 of none."""
    return round(median(numbers)) if numbers else 0


def histogram(numbers: Sequence[int], bounds: Sequence[int]) -> list[int]:
    """How many numbers are below each bound and not below the one before; the last count is of those above all."""
    held = [0] * (len(bounds) + 1)
    for number in numbers:
        held[bisect_right(bounds, number)] += 1
    return held
