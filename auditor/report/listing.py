"""`audit list`: every bug of the database."""

from __future__ import annotations

import json

import msgspec

from auditor.database.areas import area
from auditor.database.bug import Bug, Database
from auditor.matching.finding import LEVELS
from auditor.matching.versions import in_words
from auditor.report import words
from auditor.report.layout import wrap

_WIDTH = 110


def render(database: Database) -> str:
    """The bugs as text, worst first: level, id and title, and below them the affected releases with their basis."""
    bugs = sorted(database.bugs, key=lambda bug: (-bug.threat, bug.id))
    longest = max((len(bug.id) for bug in bugs), default=0)
    lines = []
    for bug in bugs:
        head = f"{bug.threat} {LEVELS[bug.threat]:<13}{bug.id:<{longest}}  "
        for index, part in enumerate([*wrap(bug.title, _WIDTH - len(head)), *wrap(_affected(bug), _WIDTH - len(head))]):
            lines.append((head if index == 0 else " " * len(head)) + part)
    measured = sum(1 for bug in bugs if basis(bug) == "measured")
    head = f"{words.count(len(bugs), 'bug')}, {measured} measured · database of {database.date}"
    lines += ["", f"{head} · `audit explain ID` tells all of one"]
    return "\n".join(lines) + "\n"


def render_json(database: Database) -> str:
    """The entries as a JSON array, by id: every field as the entry has it, with its `area` and whole `basis`."""
    told = [
        {**msgspec.to_builtins(bug), "url": bug.url, "area": area(bug), "basis": basis(bug)} for bug in database.bugs
    ]
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def basis(bug: Bug) -> str:
    """`measured` where every affected range of a bug is, else `reported`."""
    return "measured" if bug.affected and all(entry.basis == "measured" for entry in bug.affected) else "reported"


def _affected(bug: Bug) -> str:
    if not bug.silent:
        return f"not silent: {bug.silent_reason or 'it raises or warns everywhere'}"
    parts = [f"{entry.implementation} {in_words(entry.ranges) or 'no release'}" for entry in bug.affected]
    return f"{basis(bug)}: {'; '.join(parts) or 'no release'}"
