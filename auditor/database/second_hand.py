"""Compares an entry with its second hand: a repro that was written from the report alone, and its verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from packaging.version import Version

from auditor.database.bug import Affected, Bug
from auditor.database.ranges import SILENT, relevant, within
from auditor.repro.measure import Header
from auditor.repro.verdict import Verdict


def disagreements(bug: Bug, repro: Header, rows: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    """Where the two differ: the stack, and what each of them says.

    What the second hand saw must be in the affected ranges, and what it saw to be right outside; the other
    verdicts say nothing here. It is held against the variant that it says it shows, else against the bug.
    """
    for row in relevant(bug, rows):
        if row.verdict not in (SILENT, "absent"):
            continue
        name = shown_variant(repro, row.variant)
        entry = next((one for one in bug.variants if one.name == name), None)
        if name and entry is None:
            continue  # `unknown_variants` says so
        has, version = _affected(entry.affected if entry else bug.affected, row)
        if has != (row.verdict == SILENT):
            beside = "" if row.package == "tensorflow" else f" with {row.package} {row.version}"
            what = f"{bug.id}, {name}," if name else bug.id
            yield (
                f"tensorflow {row.release}{beside}",
                f"the second hand says {row.verdict} ({row.detail}), the entry that {what} "
                f"{'affects' if has else 'does not affect'} {version}",
            )


def unknown_variants(bug: Bug, repro: Header) -> list[str]:
    """The variants that the second hand says it shows and that the entry has not."""
    said = {repro.variant_of} if isinstance(repro.variant_of, str) else set(repro.variant_of.values())
    return sorted(said - {"", *(variant.name for variant in bug.variants)})


def shown_variant(repro: Header, own: str) -> str:
    """The entry's variant that a variant of the second hand shows, or nothing for the bug as a whole."""
    return repro.variant_of if isinstance(repro.variant_of, str) else repro.variant_of.get(own, "")


def _affected(entries: Sequence[Affected], row: Verdict) -> tuple[bool, str]:
    """Whether what served `tf.keras` in the row is affected, and the version that this goes by."""
    own_code = [one for one in entries if "tf" in one.routes]
    package, version = ("tensorflow", row.release) if own_code else (row.package, row.version)
    ranges = [each for one in own_code or entries if one.implementation == package for each in one.ranges]
    return any(within(Version(version), one) for one in ranges), f"{package} {version}"
