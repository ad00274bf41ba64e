"""From verdicts to ranges: pure, so that a version range is a result and not a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import msgspec
from packaging.version import Version

from auditor.database.bug import Affected, Bug, Range, Release, Route
from auditor.repro.record import device
from auditor.repro.stacks import BACKENDS_FROM, KERAS_APART, OLDEST, Releases, finals
from auditor.repro.verdict import Verdict, Word

Package = Literal["tensorflow", "keras", "tf-keras"]

PACKAGES: tuple[Package, ...] = get_args(Package)

SILENT: Word = "reproduced"
CLOSING: frozenset[Word] = frozenset({"absent", "loud", "inapplicable"})
"""The verdicts of a version without the (silent) bug; `error`, `unstable` and `timeout` say nothing."""

FIRST = {"tensorflow": OLDEST, "keras": KERAS_APART, "tf-keras": Version("2.15.0")}
"""The first version of each package that can serve `tf.keras` in a measured stack."""

ROUTES: dict[Package, tuple[Route, ...]] = {
    "tensorflow": ("tf.keras",),
    "keras": ("tf.keras", "keras"),
    "tf-keras": ("tf.keras", "tf_keras"),
}
"""How code reaches an implementation, where an entry does not say."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the verdicts say of one timeline.

    `ranges` are the affected versions. `known` is how many versions have a verdict that says something.
    `gaps` name the ends that no two neighbouring releases show, with the releases that are yet to be
    measured; `unsettled` are these releases. `conflicts` name the versions where stacks differ.
    """

    ranges: tuple[Range, ...] = ()
    known: int = 0
    gaps: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether both ends of every range are shown by neighbouring releases, and no two stacks differ."""
        return not self.gaps and not self.conflicts


def relevant(bug: Bug, rows: Iterable[Verdict]) -> list[Verdict]:
    """The rows measured on the kind of device that the bug needs."""
    wanted = "gpu" if bug.needs.device in ("gpu", "multi-gpu") else "cpu"
    return [row for row in rows if device(row.platform) == wanted]


def possible_from(bug: Bug) -> Version | None:
    """The first version that can have the bug, where it is of a backend that those before have not; else None."""
    return BACKENDS_FROM if bug.needs.backend and "tensorflow" not in bug.needs.backend else None


def timeline(
    rows: Iterable[Verdict], package: str, *, by_release: bool = False
) -> tuple[dict[Version, Word], list[str]]:
    """The verdict of each version that has one that says something, oldest first; and where stacks differ.

    The versions are those of the implementation, or the releases of tensorflow for `by_release`.
    """
    said: dict[Version, dict[Word, list[str]]] = {}
    for row in rows:
        if not by_release and row.package != package:
            continue
        if row.verdict == SILENT or row.verdict in CLOSING:
            version = Version(row.release if by_release else row.version)
            where = f"{row.package} {row.version}" if by_release else f"tensorflow {row.release}"
            said.setdefault(version, {}).setdefault(row.verdict, []).append(where)
    found: dict[Version, Word] = {}
    conflicts = []
    for version in sorted(said):
        words = said[version]
        if by_release and len(words) > 1:
            # TensorFlow's own code may be out of reach under one Keras and within reach under another.
            words = {word: where for word, where in words.items() if word != "inapplicable"}
        if SILENT in words and len(words) > 1:
            other = next(word for word in words if word != SILENT)
            conflicts.append(
                f"{'tensorflow' if by_release else package} {version}: reproduced under {words[SILENT][0]}, "
                f"{other} under {words[other][0]}"
            )
        else:
            found[version] = next(iter(words))
    return found, conflicts


def ranges_of(
    rows: Iterable[Verdict],
    package: str,
    releases: Releases,
    *,
    by_release: bool = False,
    since: Version | None = None,
) -> Outcome:
    """The ranges that the rows of one variant show for an implementation, or for tensorflow `by_release`; nothing need
    be known of what comes before `since`."""
    package = "tensorflow" if by_release else package
    words, conflicts = timeline(rows, package, by_release=by_release)
    line = [Version(one.version) for one in measurable(package, releases, by_release=by_release)]
    line = [one for one in line if since is None or one >= since]
    versions = list(words)
    ranges: list[Range] = []
    gaps: list[str] = []
    unsettled: list[str] = []

    def between(before: Version | None, after: Version | None) -> None:
        """Notes the releases between two versions that say nothing, where one of the two is an end."""
        unknown = [
            str(one)
            for one in line
            if (before is None or one > before) and (after is None or one < after) and one not in words
        ]
        if unknown:
            ends = f"{before or 'the start'} and {after or 'the newest release'}"
            gaps.append(f"{package}: between {ends} nothing is known of {', '.join(unknown)}")
            unsettled.extend(unknown)

    start: Version | None = None
    previous: Version | None = None
    for version in versions:
        if (words[version] == SILENT) != (start is not None):
            between(previous, version)
            if start is None:
                start = version
            else:
                ranges.append(Range(introduced=str(start), fixed=str(version)))
                start = None
        previous = version
    if start is not None:
        between(previous, None)
        ranges.append(Range(introduced=str(start), fixed=None))
    return Outcome(
        ranges=tuple(ranges),
        known=len(words),
        gaps=tuple(gaps),
        unsettled=tuple(unsettled),
        conflicts=tuple(conflicts),
    )


def unsettled(
    rows: Iterable[Verdict],
    package: Package,
    releases: Releases,
    *,
    by_release: bool = False,
    since: Version | None = None,
) -> tuple[str, ...]:
    """The versions of a package whose verdicts would settle the ends of the ranges that the rows show."""
    return ranges_of(rows, package, releases, by_release=by_release, since=since).unsettled


def affected_of(
    bug: Bug, rows: Sequence[Verdict], releases: Releases, held: Sequence[Affected]
) -> tuple[tuple[Affected, ...], list[str]]:
    """The affected entries of a bug or variant whose `rows` these are, and what keeps them from being exact.

    `held` are the entries as they are: their routes are kept, and so is a whole entry where the rows say
    nothing of its implementation, and a reported range that they do not contradict (`unanswered`). An entry
    is `measured` where both ends of each range are, else `reported`.
    """
    rows = relevant(bug, rows)
    found: list[Affected] = []
    problems: list[str] = []
    own_code = [entry for entry in held if "tf" in entry.routes]
    if own_code:
        outcome = ranges_of(rows, "tensorflow", releases, by_release=True)
        problems.extend((*outcome.conflicts, *outcome.gaps))
        kept = unanswered(own_code[0], timeline(rows, "tensorflow", by_release=True)[0])
        if outcome.ranges or kept or not outcome.known:
            found.append(_entry(bug, own_code[0], outcome, kept))
        return tuple(found), problems
    for package in PACKAGES:
        entry = next((one for one in held if one.implementation == package), None)
        outcome = ranges_of(rows, package, releases, since=possible_from(bug))
        problems.extend((*outcome.conflicts, *outcome.gaps))
        kept = unanswered(entry, timeline(rows, package)[0]) if entry else ()
        if outcome.ranges or kept or (entry is not None and not outcome.known):
            found.append(_entry(bug, entry or _new(package), outcome, kept))
    return tuple(found), problems


def unanswered(entry: Affected, words: Mapping[Version, Word]) -> tuple[Range, ...]:
    """The reported ranges of an entry that no verdict contradicts.

    Reports speak of what is never measured: pre-releases, and releases before the first of a stack. A range
    is contradicted by a version within it that is known to be without the bug, and by a `fixed` that has it.
    """
    if entry.basis != "reported" or entry.reference is None:
        return ()
    return tuple(
        one
        for one in entry.ranges
        if not any(within(version, one) and word != SILENT for version, word in words.items())
        and (one.fixed is None or words.get(Version(one.fixed)) != SILENT)
    )


def within(version: Version, one: Range) -> bool:
    """Whether a range holds a version."""
    return _introduced(one) <= version and (one.fixed is None or version < Version(one.fixed))


def _new(package: Package) -> Affected:
    return Affected(implementation=package, routes=ROUTES[package], ranges=(), basis="reported")


def union(parts: Iterable[Sequence[Affected]]) -> tuple[Affected, ...]:
    """The entries that hold all that the parts hold: what a bug is affected in, of its variants' entries."""
    entries: dict[tuple[str, bool], list[Affected]] = {}
    for part in parts:
        for entry in part:
            entries.setdefault((entry.implementation, "tf" in entry.routes), []).append(entry)
    found = []
    for its_entries in entries.values():
        routes = dict.fromkeys(route for entry in its_entries for route in entry.routes)
        reported = [entry for entry in its_entries if entry.basis == "reported"]
        found.append(
            msgspec.structs.replace(
                its_entries[0],
                routes=tuple(routes),
                ranges=joined(one for entry in its_entries for one in entry.ranges),
                basis="reported" if reported else "measured",
                reference=reported[0].reference if reported else None,
            )
        )
    return tuple(sorted(found, key=lambda entry: PACKAGES.index(entry.implementation)))


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges in order, those that meet or overlap made one."""
    found: list[Range] = []
    for one in sorted(ranges, key=lambda one: _introduced(one)):
        last = found[-1] if found else None
        if last is None or (last.fixed is not None and Version(last.fixed) < _introduced(one)):
            found.append(one)
        elif last.fixed is not None and (one.fixed is None or Version(one.fixed) > Version(last.fixed)):
            found[-1] = Range(introduced=last.introduced, fixed=one.fixed)
    return tuple(found)


def _introduced(one: Range) -> Version:
    return Version("0.dev0") if one.introduced == "0" else Version(one.introduced)


def _entry(bug: Bug, entry: Affected, outcome: Outcome, kept: Sequence[Range]) -> Affected:
    """The entry with the ranges of the outcome, if it has any, and the reported ones that are `kept`."""
    if not outcome.known:
        return entry
    ranges = joined((*outcome.ranges, *kept))
    if outcome.exact and ranges == outcome.ranges:
        return msgspec.structs.replace(entry, ranges=ranges, basis="measured", reference=None)
    reference = entry.reference or (bug.references[0] if bug.references else None)
    return msgspec.structs.replace(entry, ranges=ranges, basis="reported", reference=reference)


def measurable(package: str, releases: Releases, *, by_release: bool) -> list[Release]:
    """The final releases of a package that can be measured, oldest first: those of tensorflow until its Keras is a
    package of its own, or for its own code, which is measured `by_release`, all."""
    end = KERAS_APART if package == "tensorflow" and not by_release else None
    held = ((Version(one.version), one) for one in finals(releases, package))
    return [one for version, one in held if version >= FIRST[package] and (end is None or version < end)]
