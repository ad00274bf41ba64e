"""The database as a table: a row a bug or variant, a column a release. Pure: no format, no file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from packaging.version import Version

from auditor.database.areas import AREAS, area
from auditor.database.bug import Affected, Bug, Database
from auditor.matching.versions import within
from auditor.repro.stacks import KERAS_APART, Stack, all_stacks

IN_RANGE = "in range"
"""The word of a cell that was not measured itself and lies in a range of the entry."""

LEGEND: dict[str, tuple[str, str]] = {
    "reproduced": ("●", "the bug is there"),
    "absent": ("·", "not there"),
    "loud": ("!", "raises or warns: no longer silent"),
    "inapplicable": ("╱", "the API is not there"),
    "error": ("?", "could not run, or differs by seed"),
    IN_RANGE: ("○", "in an affected range, not measured itself"),
    "": (" ", "not measured"),
}
"""Each word that a cell can say, with its mark, told apart without colour, and its meaning."""

SAME = {"timeout": "error", "unstable": "error"}
"""Verdicts that say as little as another, and are shown as it."""

GROUPS = ("TensorFlow 1", "TensorFlow 2", "TensorFlow 2, Keras apart", "Keras 3", "tf-keras")
"""The eras of releases, in the order of the columns."""

BY_KERAS = ("Keras 3", "tf-keras")
"""The eras whose columns are releases of a Keras, and not of tensorflow."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A release: of tensorflow, with the package and version that serve `tf.keras` under it. `label` is its short name.

    `own` is the release of tensorflow that bugs of its own code go by here: the last patch, where the table has those.
    """

    group: str
    label: str
    release: str
    own: str
    package: str
    version: str

    @property
    def name(self) -> str:
        """The release in words: `TensorFlow 2.3.4`, `TensorFlow 2.8.4`, `Keras 3.5.0 (TensorFlow 2.17.0)`."""
        if self.group == "Keras 3":
            return f"Keras {self.version} (TensorFlow {self.release})"
        if self.group == "tf-keras":
            return f"tf-keras {self.version} (TensorFlow {self.release})"
        return f"TensorFlow {self.release}"

    def name_for(self, bug: Bug) -> str:
        """What a cell of this bug was measured on, in words."""
        return f"TensorFlow {self.own}" if own_code(bug) else self.name


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A bug, or one variant of it (`variant` is empty where it has none), and a word of `LEGEND` for each column."""

    bug: Bug
    variant: str
    title: str
    cells: tuple[str, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one area, by number and variant."""

    area: str
    rows: tuple[Row, ...]

    @property
    def bugs(self) -> list[tuple[Row, ...]]:
        """The rows of each bug."""
        return [tuple(rows) for _, rows in groupby(self.rows, key=lambda row: row.bug.id)]


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """The whole table. `every` is whether it has each measured release, and not only the last patch of each minor."""

    date: str
    every: bool
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]

    @property
    def groups(self) -> list[tuple[str, tuple[int, ...]]]:
        """Each era with the indexes of its columns."""
        numbered = groupby(enumerate(self.columns), key=lambda pair: pair[1].group)
        return [(name, tuple(index for index, _ in pairs)) for name, pairs in numbered]

    @property
    def rows(self) -> Iterator[Row]:
        """The rows of all sections."""
        return (row for section in self.sections for row in section.rows)

    @property
    def living(self) -> list[int]:
        """For each column, how many bugs are there."""
        return living(list(self.rows), len(self.columns))


def living(rows: Sequence[Row], columns: int) -> list[int]:
    """For each of so many columns, how many bugs are there: reproduced, or within an affected range."""
    return [
        len({row.bug.id for row in rows if row.cells[index] in ("reproduced", IN_RANGE)}) for index in range(columns)
    ]


def matrix(database: Database, *, every: bool = False) -> Matrix:
    """The table of a database: by default the last patch of each minor that is measured, with `every` all of them."""
    columns = _columns(database, every=every)
    rows: dict[str, list[Row]] = {}
    for bug in sorted(database.bugs, key=number):
        rows.setdefault(area(bug), []).extend(_rows(database, bug, columns))
    order = sorted(rows, key=lambda name: AREAS.index(name) if name in AREAS else len(AREAS))
    sections = tuple(Section(area=name, rows=tuple(rows[name])) for name in order)
    return Matrix(date=database.date, every=every, columns=columns, sections=sections)


def number(bug: Bug) -> tuple[str, int, str]:
    """What entries are sorted by: the tracker, then the number."""
    tracker, _, digits = bug.id.rpartition("-")
    return tracker, int(digits) if digits.isdecimal() else 0, bug.id


def own_code(bug: Bug) -> bool:
    """Whether the bug is in TensorFlow's own code, whose releases it goes by, whatever Keras is beside it."""
    return any("tf" in entry.routes for entry in bug.affected)


def faces(bug: Bug) -> tuple[tuple[str, str, tuple[Affected, ...]], ...]:
    """The name, title and ranges of each variant, or of the bug itself where it has none."""
    return tuple((one.name, one.title, one.affected) for one in bug.variants) or (("", bug.title, bug.affected),)


def _rows(database: Database, bug: Bug, columns: Sequence[Column]) -> Iterator[Row]:
    said = {(one.variant, one.package, one.version): one.verdict for one in database.verdicts.get(bug.id, ())}
    by_release = own_code(bug)

    for name, title, affected in faces(bug):

        def word(column: Column, name: str = name, affected: tuple[Affected, ...] = affected) -> str:
            key = ("tensorflow", column.own) if by_release else (column.package, column.version)
            verdict = said.get((name, *key), "")
            if verdict:
                return SAME.get(verdict, verdict)
            ranged = any(entry.implementation == key[0] and within(key[1], entry.ranges) for entry in affected)
            return IN_RANGE if ranged else ""

        yield Row(bug=bug, variant=name, title=title, cells=tuple(map(word, columns)))


def _columns(database: Database, *, every: bool) -> tuple[Column, ...]:
    """The columns: each release of tensorflow until Keras 3, then each of Keras 3, then each of tf-keras."""
    chosen: dict[tuple[object, ...], tuple[Stack, str]] = {}
    patches: dict[tuple[int, ...], Version] = {}
    for stack in sorted(all_stacks(database.releases), key=lambda one: (Version(one.version), Version(one.release))):
        group = _group(stack)
        release = Version(stack.release)
        version = Version(stack.version) if group in BY_KERAS else release
        # The last in order stays: the last patch, and for a Keras the newest tensorflow that it was measured on.
        chosen[(group, version if every else version.release[:2])] = stack, group
        patches[release.release[:2]] = max(release, patches.get(release.release[:2], release))
    columns = []
    for stack, group in sorted(chosen.values(), key=lambda pair: GROUPS.index(pair[1])):
        text = stack.version if group in BY_KERAS else stack.release
        minor = Version(text).release[:2]
        columns.append(
            Column(
                group=group,
                label=text.replace(".post", "p") if every else ".".join(map(str, minor)),
                release=stack.release,
                own=stack.release if every else str(patches[Version(stack.release).release[:2]]),
                package=stack.package,
                version=stack.version,
            )
        )
    return tuple(columns)


def _group(stack: Stack) -> str:
    release = Version(stack.release)
    if stack.package == "tf-keras":
        return "tf-keras"
    if stack.package == "keras" and Version(stack.version).major >= 3:
        return "Keras 3"
    if release < Version("2"):
        return "TensorFlow 1"
    return "TensorFlow 2" if release < KERAS_APART else "TensorFlow 2, Keras apart"
