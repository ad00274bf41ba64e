"""Every format, every notation: the stack of each case in full, package, releases, file and line.

`UPDATE_CASES=1 pytest tests/project/test_cases.py` writes the answers anew: read what changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.project.cases import Case, answered, every


@pytest.mark.parametrize("case", every(), ids=lambda case: f"{case.format}/{case.path.stem}")
def test_the_stack_is_read(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    said = answered(case.files, folder)
    if os.environ.get("UPDATE_CASES"):
        text = case.path.read_text(encoding="utf-8")
        head, _, _ = text.rpartition("-- stack --\n")
        case.path.write_text(f"{head}-- stack --\n{said}\n", encoding="utf-8")
        return
    assert said == case.stack
