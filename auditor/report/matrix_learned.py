"""What the matrix teaches, counted from the database alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

import msgspec
from packaging.version import Version

from auditor.database.bug import Affected, Bug, Database, Measured, Range
from auditor.database.ranges import CLOSING, SILENT, possible_from, ranges_of
from auditor.matching.versions import parsed, within
from auditor.report.matrix import IN_RANGE, Matrix, Row, faces, number, own_code
from auditor.repro.stacks import OLDEST, finals
from auditor.repro.verdict import Verdict, Word

_STUDY = re.compile(r"The study\b[^.]*(?:\.\d+[^.]*)*\. Measured: .*", re.DOTALL)
"""How a note sets the measurement against what the study says (docs/adding-a-bug.md)."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Neighbouring releases that have a bug: the `first` and `last`, and the verdict that `ended` it ("" for none yet)."""

    first: Measured
    last: Measured
    ended: str


class Comeback(msgspec.Struct, frozen=True, kw_only=True):
    """A bug or variant that was gone, and was there again."""

    bug: Bug
    variant: str
    runs: tuple[Run, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A bug with why it is in a list."""

    bug: Bug
    why: str


class Learned(msgspec.Struct, frozen=True, kw_only=True):
    """The lists and numbers of the page.

    `ends` counts the bugs or variants by what became of them: `absent`, `loud`, `inapplicable`, or "" for those
    that live. `split` are the bugs whose variants hold in different releases.
    """

    bugs: tuple[Bug, ...]
    verdicts: int
    comebacks: tuple[Comeback, ...]
    ends: dict[str, int]
    split: tuple[Bug, ...]
    living: tuple[Row, ...]
    legacy: tuple[Row, ...]
    disagreeing: tuple[Told, ...]
    reported: tuple[Told, ...]
    never: tuple[Told, ...]
    loud: tuple[Bug, ...]

    @property
    def refixed(self) -> int:
        """How many of `disagreeing` are about the release that fixed the bug."""
        return sum("fixed in" in told.why.partition("Measured:")[0] for told in self.disagreeing)


def learned(database: Database, matrix: Matrix) -> Learned:
    """All that the page tells of a database and its table."""
    bugs = tuple(sorted(database.bugs, key=number))
    ends: dict[str, int] = {}
    for bug in bugs:
        for variant, _, _ in faces(bug):
            its_runs = _runs_of(database, bug, variant)
            if its_runs:
                ends[its_runs[-1].ended] = ends.get(its_runs[-1].ended, 0) + 1
    return Learned(
        bugs=bugs,
        verdicts=sum(map(len, database.verdicts.values())),
        comebacks=comebacks(database),
        ends=ends,
        split=tuple(bug for bug in bugs if len({affected for _, _, affected in faces(bug)}) > 1),
        living=_living(matrix, "Keras 3"),
        legacy=_living(matrix, "tf-keras"),
        disagreeing=tuple(_disagreeing(bugs)),
        reported=tuple(_reported(database, bugs)),
        never=tuple(_never(database, bugs)),
        loud=tuple(bug for bug in bugs if not bug.silent),
    )


def comebacks(database: Database) -> tuple[Comeback, ...]:
    """What was measured to be gone and to be there again, by number and variant."""
    every = (
        Comeback(bug=bug, variant=variant, runs=_runs_of(database, bug, variant))
        for bug in sorted(database.bugs, key=number)
        for variant, _, _ in faces(bug)
    )
    return tuple(one for one in every if len(one.runs) > 1)


def _runs_of(database: Database, bug: Bug, variant: str) -> tuple[Run, ...]:
    return runs([one for one in database.verdicts.get(bug.id, ()) if one.variant == variant])


def runs(measured: Sequence[Measured]) -> tuple[Run, ...]:
    """The runs of a bug or variant along the releases of tensorflow, then of keras; tf-keras is a line of its own."""
    line = [one for one in measured if one.package != "tf-keras" and (one.verdict == SILENT or one.verdict in CLOSING)]
    line.sort(key=lambda one: (one.package != "tensorflow", Version(one.version)))
    found: list[Run] = []
    current: list[Measured] = []
    for one in line:
        if one.verdict == SILENT:
            current.append(one)
        elif current:
            found.append(Run(first=current[0], last=current[-1], ended=one.verdict))
            current = []
    if current:
        found.append(Run(first=current[0], last=current[-1], ended=""))
    return tuple(found)


def _living(matrix: Matrix, group: str) -> tuple[Row, ...]:
    """The rows that the newest release of an era was measured to have."""
    newest = max((indexes[-1] for name, indexes in matrix.groups if name == group), default=None)
    return tuple(row for row in matrix.rows if newest is not None and row.cells[newest] == SILENT)


def _disagreeing(bugs: Sequence[Bug]) -> Iterator[Told]:
    for bug in bugs:
        found = _STUDY.search(" ".join((bug.note or "").split()))
        if found:
            yield Told(bug=bug, why=found[0])


def _reported(database: Database, bugs: Sequence[Bug]) -> Iterator[Told]:
    """The bugs with a range that is not exact to the release at both ends, and why."""
    for bug in bugs:
        reasons = [
            _reason(database, bug, variant, entry)
            for variant, _, affected in faces(bug)
            for entry in affected
            if entry.basis == "reported"
        ]
        if reasons:
            yield Told(bug=bug, why="; ".join(dict.fromkeys(reasons)))


def _reason(database: Database, bug: Bug, variant: str, entry: Affected) -> str:
    if bug.needs.device != "any":
        return (
            "needs a machine of several GPUs"
            if bug.needs.device == "multi-gpu"
            else f"needs a {bug.needs.device.upper()}"
        )
    if all(one.fixed is not None and parsed(one.fixed) <= OLDEST for one in entry.ranges):
        return f"over before {OLDEST}, the first release that can be measured"
    if any(_unfinished(one) for one in entry.ranges):
        return "holds in pre-releases, which are not measured"
    line = [
        one
        for one in database.verdicts.get(bug.id, ())
        if one.variant == variant and one.package == entry.implementation
    ]
    if not any(one.verdict == SILENT for one in line):
        return "the report alone has it: no release that was measured shows it" if line else "not measured yet"
    outcome = ranges_of(
        map(_verdict, line),
        entry.implementation,
        database.releases,
        by_release=own_code(bug),
        since=possible_from(bug),
    )
    return "; ".join(outcome.gaps) or "the verdicts of one version differ"


def _verdict(measured: Measured) -> Verdict:
    """The row that a verdict is, as far as ranges ask for it."""
    return Verdict(
        release=measured.version, package=measured.package, version=measured.version, python="", platform="",
        variant=measured.variant, verdict=cast(Word, measured.verdict), detail="",
    )  # fmt: skip


def _unfinished(one: Range) -> bool:
    """Whether a range holds alphas, betas and candidates alone."""
    if one.introduced == "0" or one.fixed is None:
        return False
    start = parsed(one.introduced)
    return start.is_prerelease and parsed(one.fixed) <= Version(start.base_version)


def _never(database: Database, bugs: Sequence[Bug]) -> Iterator[Told]:
    """The bugs that no final release is known to have: none was measured with it, and no range holds one."""
    for bug in bugs:
        if any(one.verdict == SILENT for one in database.verdicts.get(bug.id, ())):
            continue
        held = any(
            within(release.version, entry.ranges)
            for entry in bug.affected
            for release in finals(database.releases, entry.implementation)
        )
        if not held:
            yield Told(bug=bug, why=" ".join((bug.silent_reason or bug.note or "").split()))


def assumed(matrix: Matrix) -> int:
    """How many cells lie in a range without having been measured."""
    return sum(word == IN_RANGE for row in matrix.rows for word in row.cells)
