"""Whether the verdicts show that a workaround works: taken, the bug is absent under a release that has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from packaging.version import Version

from auditor.database.bug import Affected, Bug, Range
from auditor.repro.verdict import Verdict

ALLOWED = ("absent", "inapplicable")
"""What a workaround may say: the bug is gone, or this face of the bug has another way out."""


def check_workaround(bug: Bug, *, has_one: bool, rows: Sequence[Verdict], shown: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with the proof of a bug's workaround: the field, and what.

    `has_one` is whether the repro has a function `workaround`, `rows` are its verdicts, `shown` is whether any
    release was seen to have the bug. A bug that none has (a pre-release, a GPU) has nothing to prove it under.
    """
    field = "way_out.workaround"
    if bug.way_out.workaround is None:
        if has_one:
            yield field, "is missing: the repro has a function `workaround`"
        return
    if not shown:
        return
    if not has_one:
        yield field, f"is not proved: bug_db/repros/{bug.id}.py has no function `workaround`"
        return
    for row in rows:
        if row.verdict not in ALLOWED:
            face = f" {row.variant}" if row.variant else ""
            yield field, f"is {row.verdict}{face} under tensorflow {row.release}, {row.package} {row.version}"
    proofs = [row for row in rows if row.verdict == "absent"]
    for entry in bug.affected:
        for one in entry.ranges:
            if entry.basis == "measured" and not any(_within(row, entry, one) for row in proofs):
                yield (
                    field,
                    f"is not proved for {entry.implementation} {one.introduced} to {one.fixed or 'now'}: "
                    f"run `audit db measure --workarounds {bug.id}`",
                )


def _within(row: Verdict, entry: Affected, one: Range) -> bool:
    """Whether the row was measured inside the range."""
    by_release = "tf" in entry.routes
    if not by_release and row.package != entry.implementation:
        return False
    version = Version(row.release if by_release else row.version)
    first = Version("0") if one.introduced == "0" else Version(one.introduced)
    return first <= version and (one.fixed is None or version < Version(one.fixed))
