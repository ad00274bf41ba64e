"""Python files and notebooks as syntax trees: read, never imported or run."""

from __future__ import annotations

import ast
import bisect
import json
import re
import warnings
from dataclasses import dataclass, field

from auditor.place import Location, Skip

MAX_SOURCE_BYTES = 8_000_000
"""A larger source file is data, not a program that people wrote; it is skipped with a reason."""

_MAGIC = re.compile(r"^(\s*)(?:[%!]|\?|cd\s+\S+$|pip3?\s+install\b|conda\s+install\b)")
_TIMED = re.compile(r"^(\s*)%(?:time|timeit|prun|memit|lprun)\s+(?![-])(\S.*)$")
_ASSIGNED = re.compile(r"^(\s*[\w.,\s]+?=\s*)[!%].*$")
_PYTHON_CELLS = frozenset({"time", "timeit", "capture", "prun", "memit", "python3", "python", "tensorflow_version"})


@dataclass(slots=True)
class Source:
    """A parsed file. Lines of the tree count through all cells of a notebook; `location` tells the cell.

    `lines` are the source lines, `skips` what of it could not be read.
    """

    path: str
    tree: ast.Module
    lines: list[str]
    notebook: bool = False
    skips: list[Skip] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    parameters: frozenset[int] = frozenset()
    """The cells that papermill fills in: those tagged `parameters`."""

    def is_parameter(self, line: int) -> bool:
        """Whether a line of the tree lies in a cell of parameters."""
        return bool(self.parameters) and self.cells[bisect.bisect_right(self.starts, line) - 1] in self.parameters

    def location(self, node: ast.AST, symbol: str | None = None) -> Location:
        """Where a node stands."""
        line = getattr(node, "lineno", 0)
        column = self._character(line, getattr(node, "col_offset", -1)) + 1
        end_line, end_column = getattr(node, "end_lineno", None), getattr(node, "end_col_offset", None)
        end = self._character(line, end_column) + 1 if end_line == line and end_column is not None else 0
        cell = None
        if self.notebook and line:
            index = bisect.bisect_right(self.starts, line) - 1
            cell, line = self.cells[index], line - self.starts[index] + 1
        return Location(path=self.path, line=line, column=column, end_column=end, cell=cell, symbol=symbol or None)

    def _character(self, line: int, offset: int) -> int:
        """How many characters stand before an offset of a line; the syntax tree counts bytes of UTF-8."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        if offset <= 0 or text.isascii():
            return offset
        return len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore"))


def lines_of(path: str, text: str) -> dict[int | None, list[str]]:
    """The lines of a file as they stand in it: under None, or under the number of each code cell of a notebook."""
    if not path.endswith(".ipynb"):
        return {None: text.splitlines()}
    try:
        return {number: code.splitlines() for number, code in code_cells(json.loads(text))}
    except (ValueError, RecursionError):
        return {}


class SourceError(Exception):
    """The file cannot be read as Python; `line` is where, `reason` why."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def parse_source(path: str, text: str) -> Source:
    """The tree of a `.py` file or an `.ipynb` notebook.

    Raises SourceError where nothing of it can be read. A cell that does not parse is skipped alone.
    """
    if path.endswith(".ipynb"):
        return _parse_notebook(path, text)
    return Source(path, _parse(text), text.splitlines())


def _parse(text: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes and the like are the project's own business
            return ast.parse(text)
    except SyntaxError as error:
        reason = "is Python 2" if "Missing parentheses" in (error.msg or "") else f"does not parse: {error.msg}"
        raise SourceError(reason, error.lineno or 0) from error
    except (ValueError, OverflowError) as error:
        raise SourceError(f"does not parse: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise SourceError("is nested too deeply to be read") from error


def _parse_notebook(path: str, text: str) -> Source:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError("is not a notebook: its JSON is broken", getattr(error, "lineno", 0)) from error
    if not isinstance(document, dict) or not any(isinstance(document.get(k), list) for k in ("cells", "worksheets")):
        raise SourceError("is not a notebook: it holds no list of cells")
    source = Source(path, ast.Module(body=[], type_ignores=[]), [], notebook=True)
    source.parameters = frozenset(_tagged(document, "parameters"))
    for number, code in code_cells(document):
        body = plain_python(code)
        start = len(source.lines) + 1
        source.starts.append(start)
        source.cells.append(number)
        source.lines.extend(code.splitlines() or [""])
        try:
            tree = _parse(body)
        except SourceError as error:
            where = Location(path=path, line=error.line, cell=number)
            source.skips.append(Skip(location=where, reason=f"this cell {error.reason}", partial=reaches(code)))
            continue
        ast.increment_lineno(tree, start - 1)
        source.tree.body.extend(tree.body)
    if not source.starts:
        source.starts, source.cells = [1], [1]
    return source


def reaches(text: str) -> bool:
    """Whether a text mentions a framework at all."""
    return "tensorflow" in text or "keras" in text


def code_cells(document: object) -> list[tuple[int, str]]:
    """The code cells of a notebook of format 3 or 4, each with its number counted from 1 over cells of every kind."""
    if not isinstance(document, dict):
        return []
    cells = document.get("cells")
    if not isinstance(cells, list):
        sheets = document.get("worksheets")
        cells = [
            cell
            for sheet in (sheets if isinstance(sheets, list) else [])
            if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)
            for cell in sheet["cells"]
        ]
    found = []
    for number, cell in enumerate(cells, start=1):
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        code = cell.get("source", cell.get("input", ""))
        if isinstance(code, list):
            code = "".join(part for part in code if isinstance(part, str))
        if isinstance(code, str):
            found.append((number, code))
    return found


def _tagged(document: object, tag: str) -> list[int]:
    """The numbers of the cells that have a tag."""
    cells = document.get("cells") if isinstance(document, dict) else None
    found = []
    for number, cell in enumerate(cells if isinstance(cells, list) else [], start=1):
        metadata = cell.get("metadata") if isinstance(cell, dict) else None
        tags = metadata.get("tags") if isinstance(metadata, dict) else None
        if isinstance(tags, list) and tag in tags:
            found.append(number)
    return found


def plain_python(code: str) -> str:
    """A cell's code with magics and shell lines taken out, line for line."""
    lines = code.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%"):
        magic = first[2:].split(maxsplit=1)[0] if first[2:].split() else ""
        if magic not in _PYTHON_CELLS:
            return "\n" * len(lines)
    continued = False
    for index, line in enumerate(lines):
        if continued:
            continued = line.rstrip().endswith("\\")
            lines[index] = ""
            continue
        timed = _TIMED.match(line)
        if timed:
            lines[index] = timed[1] + timed[2]
        elif _MAGIC.match(line):
            indent = len(line) - len(line.lstrip())
            lines[index] = line[:indent] + "pass"
            continued = line.rstrip().endswith("\\")
        elif _ASSIGNED.match(line):
            lines[index] = (_ASSIGNED.match(line) or [""])[1] + "None"
        elif line.rstrip().endswith("?") and "#" not in line and '"' not in line and "'" not in line:
            lines[index] = line[: len(line) - len(line.lstrip())] + "pass"
    return "\n".join(lines)
