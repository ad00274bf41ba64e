"""The date and the number of bugs of the database, for `audit --version`: nothing that takes time is imported."""

from __future__ import annotations

import json
import os

_HERE = os.path.dirname(os.path.abspath(__file__))
_INDEX = os.path.join(_HERE, "index.msgpack")
_BUG_DB = os.path.join(os.path.dirname(os.path.dirname(_HERE)), "bug_db")


def date_and_count() -> tuple[str, int]:
    """The day of the newest verdict (ISO 8601), and how many bugs there are. Raises AuditError without an index."""
    if _fresh():
        with open(_INDEX, "rb") as file:
            head = json.loads(file.readline())
        return str(head["date"]), int(head["count"])
    from auditor.database.load import meta

    made = meta()
    return made.date, made.count


def _fresh() -> bool:
    """Whether the index is there, and in a checkout newer than what it is made of."""
    try:
        made = os.stat(_INDEX).st_mtime_ns
    except OSError:
        return False
    for folder in ("bugs", "verdicts"):
        try:
            with os.scandir(os.path.join(_BUG_DB, folder)) as entries:
                if any(entry.stat().st_mtime_ns > made for entry in entries):
                    return False
        except OSError:
            continue  # an installed wheel: there is no bug_db beside it
    return True
