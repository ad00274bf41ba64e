"""Reads the marks of the test projects: `# hit: ID`, `# ok: ID` and `# maybe: ID` at the ends of lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

_MARK = re.compile(r"#\s*(hit|ok|maybe):\s*((?:[A-Z]+-\d+(?:,\s*)?)+)")

Place = tuple[str, int | None, int]
"""A file, the number of a notebook's cell (from 1) or None, and a line."""


def marks(project: Path) -> Iterator[tuple[str, str, Place]]:
    """Every mark of a project: its kind, the bug's id, the place."""
    for path in sorted(project.rglob("*")):
        name = path.relative_to(project).as_posix()
        if path.suffix == ".py":
            yield from _lines(path.read_text(encoding="utf-8"), name, None)
        elif path.suffix == ".ipynb":
            for number, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"], start=1):
                if cell["cell_type"] == "code":
                    yield from _lines("".join(cell["source"]), name, number)


def _lines(text: str, name: str, cell: int | None) -> Iterator[tuple[str, str, Place]]:
    for number, line in enumerate(text.splitlines(), start=1):
        for match in _MARK.finditer(line):
            for id in match[2].split(","):
                yield match[1], id.strip(), (name, cell, number)
