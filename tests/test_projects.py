"""Whole small projects in, findings out: every `# hit` line is found, no `# ok` line is, and nothing else is either."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import Options, audit
from auditor.matching.finding import Certainty, Evidence
from tests.marks import Place, marks

PROJECTS = sorted(path for path in (Path(__file__).parent / "projects").iterdir() if path.is_dir())

Found = set[tuple[str, Place]]


def found(project: Path, certainty: Certainty) -> Found:
    """What an audit finds in a project: the bug and the place."""
    answer = audit([project], Options())
    return {
        (id, (where.path, where.cell, where.line))
        for finding in answer.findings
        if finding.evidence is Evidence.TRIGGERED and finding.certainty is certainty
        for id in (finding.id, *finding.same_cause)
        for where in finding.locations
    }


def marked(project: Path, kind: str) -> Found:
    """What the marks of a project say."""
    return {(id, place) for mark, id, place in marks(project) if mark == kind}


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_every_hit_is_found_and_nothing_else(project: Path) -> None:
    assert found(project, Certainty.CERTAIN) == marked(project, "hit")


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_only_what_cannot_be_known_is_possible(project: Path) -> None:
    assert found(project, Certainty.POSSIBLE) == marked(project, "maybe")


def test_there_are_enough_of_them() -> None:
    counts = {kind: sum(len(marked(project, kind)) for project in PROJECTS) for kind in ("hit", "ok")}
    assert len(PROJECTS) >= 150
    assert counts["hit"] >= 400
    assert counts["ok"] >= 400
