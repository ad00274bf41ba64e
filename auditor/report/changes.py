"""Phrases for what a change does, which several formats share."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.matching.finding import Audit, Change, Finding, Ignored, Move
from auditor.report import selection

ARROW = "→"
QUIET = "this change brings no silent bug"
"""What is said where nothing is new."""


def is_quiet(audit: Audit) -> bool:
    """Whether a change has nothing to be told: for certain it brings none, fixes none, takes none out of sight, does not
    loosen the policy, and nothing that was there fails the audit."""
    change = audit.change
    if change is None or selection.brought(audit) or change.fixed or change.ignored:
        return False
    loosens = any(remark.loosens for remark in audit.remarks)
    return not (loosens or failing(audit) or (audit.fail_on_advisories and audit.advisories and audit.advisories.found))


def failing(audit: Audit) -> list[Finding]:
    """What was there before the change and fails the audit all the same, since the gate is on all findings."""
    return [finding for finding in selection.already(audit) if selection.fails(audit, finding)]


def bugs(findings: Sequence[Finding]) -> int:
    """How many bugs some findings are of: one that is at several places, or under several stacks, is one."""
    return len({finding.id for finding in findings})


def versions(move: Move, arrow: str = ARROW) -> str:
    """`tensorflow 2.2.3 → 2.3.1`; `tensorflow 2.3.1, which is new`; `tensorflow 2.3.1, which goes`."""
    if not move.old:
        return f"{move.new}, which is new"
    if not move.new:
        return f"{move.old}, which goes"
    name, _, old = move.old.partition(" ")
    same, _, new = move.new.partition(" ")
    return f"{name} {old} {arrow} {new if same == name else move.new}"


def number(count: int) -> str:
    """`a silent bug`, `2 silent bugs`."""
    return "a silent bug" if count == 1 else f"{count} silent bugs"


def effect(audit: Audit, change: Change) -> str:
    """`fixes 2 silent bugs that your code meets and brings one`."""
    fixed, brought = bugs(change.fixed), bugs(selection.brought(audit))
    if fixed:
        more = "none" if not brought else "one" if brought == 1 else str(brought)
        return f"fixes {number(fixed)} that your code meets and brings {more}"
    if brought:
        return f"brings {number(brought)} that your code meets, and fixes none"
    return "neither fixes nor brings a silent bug that your code meets"


def counted(audit: Audit) -> str:
    """`1 brought by this change (level 4: 1) · 2 fixed · 3 already there`."""
    change = audit.change
    assert change is not None
    brought, already = selection.brought(audit), selection.already(audit)
    parts = [f"{bugs(brought) or 'none'} brought by this change" + levels(brought)]
    if change.fixed:
        parts.append(f"{bugs(change.fixed)} fixed by it")
    if already:
        parts.append(f"{bugs(already)} already there" + levels(already))
    return " · ".join(parts)


def levels(findings: Sequence[Finding]) -> str:
    """` (level 4: 1, level 3: 2)`, counted as bugs; empty where there is none."""
    worst = {finding.id: finding for finding in sorted(findings, key=lambda f: f.threat)}
    said = ", ".join(f"level {level}: {n}" for level, n in selection.by_threat(list(worst.values())).items())
    return f" ({said})" if said else ""


def stood(findings: Sequence[Finding]) -> str:
    """`one was there before`, `2 were there before`."""
    found = bugs(findings)
    return "one was there before" if found == 1 else f"{found} were there before"


def of_levels(findings: Sequence[Finding]) -> str:
    """`level 3`, `levels 4, 3`."""
    held = list(selection.by_threat(findings))
    return f"level{'s' if len(held) > 1 else ''} {', '.join(map(str, held))}"


def ignored(one: Ignored) -> str:
    """`TF-42459 at train.py:3 (the reason)`."""
    return f"{one.id} at {one.location} ({one.reason})"
