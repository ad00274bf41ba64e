"""What is rewritten without a change of meaning has the same findings, at the marks that moved along.

`SILENT_AUDIT_MUTATIONS=5000 pytest tests/mutation/test_mutation.py` tries as many examples, other ones each time;
`SILENT_AUDIT_MUTATIONS=all` every rewriting on every project. A failure tells the shortest sequence of rewritings that
shows it, and what they made of the project.
"""

from __future__ import annotations

import difflib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.mutation.code import Files
from tests.mutation.judge import differences
from tests.mutation.rewritings import REWRITINGS, read
from tests.test_projects import PROJECTS

_ASKED = os.environ.get("SILENT_AUDIT_MUTATIONS", "")
_NAMES = [path.name for path in PROJECTS]


@lru_cache(maxsize=1)
def projects() -> dict[str, Files]:
    """The texts of every test project."""
    return {path.name: read(path) for path in PROJECTS}


def check(project: str, rewritings: tuple[str, ...]) -> None:
    """Fails where a rewritten project has other findings than its marks say."""
    before = after = projects()[project]
    for name in rewritings:
        after = REWRITINGS[name](after)
    if after == before:
        return
    with tempfile.TemporaryDirectory() as folder:
        wrong = differences(after, Path(folder))
    if wrong:
        told = "\n".join(f"  {line}" for line in wrong)
        pytest.fail(f"{project}, {' then '.join(rewritings)}:\n{told}\n\n{_changes(before, after)}", pytrace=False)


def _changes(before: Files, after: Files) -> str:
    lines: list[str] = []
    for path in sorted({*before, *after}):
        old, new = before.get(path, "").splitlines(), after.get(path, "").splitlines()
        lines += difflib.unified_diff(old, new, path, path, lineterm="", n=2)
    return "\n".join(lines)


@settings(
    max_examples=int(_ASKED) if _ASKED.isdigit() else 80,
    derandomize=not _ASKED,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    st.sampled_from(_NAMES),
    st.lists(st.sampled_from(sorted(REWRITINGS)), min_size=1, max_size=3).map(tuple),
)
def test_rewritten_code_has_the_same_findings(project: str, rewritings: tuple[str, ...]) -> None:
    check(project, rewritings)


@pytest.mark.skipif(_ASKED != "all", reason="SILENT_AUDIT_MUTATIONS=all asks for every rewriting on every project")
@pytest.mark.parametrize("rewriting", sorted(REWRITINGS))
def test_each_rewriting_on_each_project(rewriting: str) -> None:
    wrong = []
    for project in _NAMES:
        try:
            check(project, (rewriting,))
        except pytest.fail.Exception as failure:
            wrong.append(str(failure))
    assert not wrong, "\n\n".join(wrong)


def test_a_finding_that_is_lost_or_new_is_told(tmp_path: Path) -> None:
    files = projects()["flat_script"]
    assert differences(files, tmp_path / "same") == []
    tame = {path: text.replace("min_lr=1e-3", "min_lr=0.0") for path, text in files.items()}
    assert any("TF-39462 is not found" in line for line in differences(tame, tmp_path / "tame"))
    wild = {path: text.replace("min_lr=1e-5", "min_lr=1e-3") for path, text in files.items()}
    assert any("TF-39462 is found" in line for line in differences(wild, tmp_path / "wild"))
