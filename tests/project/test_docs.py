"""docs/formats.md is made from the cases: `UPDATE_DOCS=1 pytest tests/project/test_docs.py` writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

from tests.project.cases import every

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
HEAD = """# What is read, and how

Each line is a case of `tests/project/trees`: a small tree of files, and the stack that must be read from it. Nothing of
a project is run or fetched. `audit stack` shows the same of your own.

| format | what is read | case | files written by |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The page, a line for each case."""
    rows = [
        f"| {case.format.replace('_', ' ')} | {case.reads} | [{case.path.stem}](../tests/project/trees/{case.format}/"
        f"{case.path.name}) | {case.written_by} |"
        for case in every()
    ]
    return HEAD + "\n".join(rows) + "\n"


def test_the_page_of_formats_is_made_from_the_cases() -> None:
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
