"""What an audit finds in a rewritten project, against its marks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from auditor.audit import Options, audit
from auditor.database.bug import Database
from auditor.database.load import load_database
from auditor.matching.finding import Audit, Certainty, Evidence
from tests.marks import marks
from tests.mutation.api import api
from tests.mutation.code import Files
from tests.mutation.rewritings import write


@lru_cache(maxsize=1)
def database() -> Database:
    """The database, loaded once."""
    return load_database()


def audited(root: Path) -> Audit:
    """An audit that loads the database only the first time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("auditor.audit.load_api", api)
        patch.setattr("auditor.audit.load_database", database)
        return audit([root], Options(cache=False))


def differences(files: Files, root: Path) -> list[str]:
    """Where the findings of a project are not those of its marks, in words."""
    write(files, root)
    answer = audited(root)
    found: dict[str, set[tuple[str, str]]] = {"hit": set(), "maybe": set()}
    for finding in answer.findings:
        if finding.evidence is Evidence.TRIGGERED:
            kind = "hit" if finding.certainty is Certainty.CERTAIN else "maybe"
            for id in (finding.id, *finding.same_cause):
                found[kind].update((id, str((where.path, where.cell, where.line))) for where in finding.locations)
    told = []
    for kind in ("hit", "maybe"):
        expected = {(id, str(place)) for mark, id, place in marks(root) if mark == kind}
        told += [f"{kind}: {id} is not found at {place}" for id, place in sorted(expected - found[kind])]
        told += [
            f"{kind}: {id} is found at {place}, which has no such mark" for id, place in sorted(found[kind] - expected)
        ]
    return told
