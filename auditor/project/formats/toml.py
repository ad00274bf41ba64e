"""TOML, and the lines its tables stand on, which the standard parser does not tell."""

from __future__ import annotations

import re
import sys
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from auditor.project.formats.reading import Reading

_WHERE = re.compile(r"\s*\(at (?:line \d+, column \d+|end of document)\)$")
"""The place that the parser ends its message with; a skip tells it by itself."""


def parse(text: str, reading: Reading) -> dict[str, Any]:
    """The document, or an empty one and a skip where it cannot be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = getattr(error, "lineno", 0) or _line(str(error)) or text.count("\n") + 1
        reading.skip(f"is broken: {_WHERE.sub('', str(error))}", line)
    except (RecursionError, ValueError) as error:
        reading.skip(f"cannot be read: {type(error).__name__}")
    return {}


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
