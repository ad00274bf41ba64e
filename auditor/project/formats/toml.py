"""TOML, and the lines its tables stand on, which the standard parser does not tell."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from auditor.project.formats.reading import Reading
from auditor.project.tree import ReadError

MAX_STATEMENT = 500
"""Lines of one statement at most; one that has more hides the lines of what follows."""

Path = tuple[str | int, ...]
"""The keys and the numbers of entries that lead to a value."""

_WHERE = re.compile(r"\s*\(at (?:line \d+, column \d+|end of document)\)$")
"""The place that the parser ends its message with; a skip tells it by itself."""


def parse(text: str, reading: Reading) -> dict[str, Any]:
    """The document, or an empty one and a skip where it cannot be read."""
    try:
        return document(text)
    except ReadError as error:
        reading.skip(str(error), error.line)
    return {}


def document(text: str) -> dict[str, Any]:
    """The document. Raises ReadError, with the line where there is one."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = getattr(error, "lineno", 0) or _line(str(error)) or text.count("\n") + 1
        raise ReadError(f"is broken: {_WHERE.sub('', str(error))}", line) from None
    except (RecursionError, ValueError) as error:
        raise ReadError(f"cannot be read: {type(error).__name__}") from None


def _line(message: str) -> int:
    head, _, tail = message.partition("at line ")
    digits = tail.split(",")[0].split(")")[0]
    return int(digits) if head and digits.isdigit() else 0


def table(document: Any, *keys: str) -> dict[str, Any]:
    """A nested table, empty where it is missing or something else."""
    for key in keys:
        document = document.get(key) if isinstance(document, dict) else None
    return document if isinstance(document, dict) else {}


def entries(value: Any) -> list[Any]:
    """A list, empty where the value is something else."""
    return value if isinstance(value, list) else []


def lines_of(text: str) -> dict[Path, int]:
    """The line of each key, which the parser does not tell: every statement is a document of its own, and ends with
    the first line that makes it one. Empty where the text cannot be taken apart so."""
    lines = text.split("\n")
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    header: Path = ()
    start = 0
    while start < len(lines):
        end, statement = _statement(lines, start)
        if lines[start].lstrip().startswith("["):
            header = _header(statement, counts)
            for length in range(1, len(header) + 1):
                found.setdefault(header[:length], start + 1)
        else:
            for path in _paths(statement):
                found.setdefault((*header, *path), start + 1)
        start = end
    return found


def _statement(lines: Sequence[str], start: int) -> tuple[int, Any]:
    """The line after a statement, and what it says."""
    for end in range(start + 1, min(start + MAX_STATEMENT, len(lines)) + 1):
        try:
            return end, tomllib.loads("\n".join(lines[start:end]))
        except (tomllib.TOMLDecodeError, ValueError, RecursionError):
            continue
    return len(lines), {}


def _header(statement: Any, counts: dict[Path, int]) -> Path:
    """The path of a table; that of an array of tables ends with the number of its entry."""
    path: Path = ()
    while statement:
        ((name, inner),) = statement.items()
        path = (*path, name)
        if isinstance(inner, list):
            counts[path] = counts.get(path, 0) + 1
            return (*path, counts[path] - 1)
        if path in counts and inner:
            path = (*path, counts[path] - 1)
        statement = inner
    return path


def _paths(value: Any, depth: int = 8) -> Iterator[Path]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner if depth else ():
        yield (key,)
        yield from ((key, *path) for path in _paths(held, depth - 1))
