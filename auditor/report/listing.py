"""`audit list`: every bug of the database, a line each."""

from __future__ import annotations

from auditor.database.bug import Bug, Database
from auditor.matching.versions import in_words
from auditor.report import words


def render(database: Database) -> str:
    """The bugs as text, worst first."""
    lines = []
    for bug in sorted(database.bugs, key=lambda bug: (-bug.threat, bug.id)):
        lines.append(f"level {bug.threat}  {bug.id:<13} {bug.title}")
        lines.append(f"{'':<23}{_affected(bug)}")
    measured = sum(1 for bug in database.bugs if basis(bug) == "measured")
    lines.append("")
    lines.append(
        f"{words.count(len(database.bugs), 'bug')}, {measured} measured; database of {database.date}; `audit explain ID` tells all of one"
    )
    return "\n".join(lines) + "\n"


def basis(bug: Bug) -> str:
    """`measured` where every affected range of a bug is, else `reported`."""
    return "measured" if bug.affected and all(entry.basis == "measured" for entry in bug.affected) else "reported"


def _affected(bug: Bug) -> str:
    parts = [f"{entry.implementation} {in_words(entry.ranges)}" for entry in bug.affected]
    return f"{basis(bug)}: {'; '.join(parts) or 'no release'}"
