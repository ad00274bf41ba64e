"""Where things stand: columns are characters, and a notebook's lines are known as lines of its file, too."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from auditor.usage.cell_lines import cell_lines
from auditor.usage.sources import lines_of, parse_source

NOTEBOOKS = sorted(
    path for folder in ("tests/projects", "examples") for path in (Path(__file__).parents[2] / folder).rglob("*.ipynb")
)


def test_a_column_counts_characters_and_not_bytes() -> None:
    code = "name = 'Zoë, 日本'; model.fit(x)"
    source = parse_source("a.py", code)
    call = next(node for node in ast.walk(source.tree) if isinstance(node, ast.Call))
    where = source.location(call)
    assert code[where.column - 1 : where.end_column - 1] == "model.fit(x)"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_each_line_of_a_cell_is_on_its_line_of_the_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    raw, known = text.split("\n"), cell_lines(text)
    cells = lines_of(path.name, text)
    assert cells
    for cell, lines in cells.items():
        for number, line in enumerate(lines, 1):
            held = raw[known[cell, number] - 1]  # type: ignore[index]
            assert any(json.dumps(line, ensure_ascii=ascii)[1:-1] in held for ascii in (True, False))


def notebook(*sources: object, **more: object) -> str:
    cells = [{"cell_type": "code", "source": source, **more} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4}, indent=1)


def test_cells_of_one_string_and_of_parts_of_lines() -> None:
    text = notebook("a\nb\n", ["x = [\n", "  1,", " 2]\n", "y"])
    known = cell_lines(text)
    raw = text.split("\n")
    assert known[1, 1] == known[1, 2] and '"a\\nb\\n"' in raw[known[1, 1] - 1]
    assert '"  1,"' in raw[known[2, 2] - 1] and '"y"' in raw[known[2, 3] - 1]
    assert (2, 4) not in known


def test_what_looks_like_a_source_elsewhere_is_none() -> None:
    inner = {"source": ["no"], "cells": [{"source": ["neither"]}]}
    text = json.dumps(
        {"metadata": inner, "cells": [{"metadata": inner, "outputs": [inner], "source": ["yes"]}]}, indent=1
    )
    assert set(cell_lines(text)) == {(1, 1)}
    assert "yes" in text.split("\n")[cell_lines(text)[1, 1] - 1]


def test_the_third_format_counts_over_its_worksheets() -> None:
    sheets = [{"cells": [{"cell_type": "markdown", "source": "t"}, {"cell_type": "code", "input": ["a\n", "b"]}]}] * 2
    text = json.dumps({"worksheets": sheets}, indent=1)
    assert {cell for cell, _ in cell_lines(text)} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "text", ["", "[", "]]", '{"cells": [{"source": ["a', '{"cells": [{"source": ["\\ud8"]}]}', '"' * 9]
)
def test_what_is_no_notebook_has_none_and_ends(text: str) -> None:
    assert set(cell_lines(text).values()) <= {1}
