"""Where something stands in the audited project, and what of it could not be read."""

from __future__ import annotations

import msgspec


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a file of the audited project.

    `path` is relative to the project's root, with `/` between its parts.
    `line` counts from 1 (within the cell, where `cell` is set); 0 means the file as a whole.
    `column` counts from 1 in characters; 0 means the whole line.
    `end_column` is the column after the last character; 0 where unknown.
    `cell` is the number of a notebook's cell, from 1, counting cells of every kind.
    `symbol` is the function, method or class the place lies in (`Trainer.fit`), or None.
    """

    path: str
    line: int = 0
    column: int = 0
    end_column: int = 0
    cell: int | None = None
    symbol: str | None = None

    def __str__(self) -> str:
        if self.cell is not None:
            return f"{self.path} cell {self.cell}, line {self.line}"
        return f"{self.path}:{self.line}" if self.line else self.path

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Location):
            return NotImplemented
        return self._rank() < other._rank()

    def _rank(self) -> tuple[object, ...]:
        """What orders places: one without a cell or a symbol comes before those with one."""
        cell, symbol = self.cell or 0, (self.symbol is not None, self.symbol or "")
        return self.path, self.line, self.column, self.end_column, cell, *symbol


class Skip(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """Something of the project that was not read, and why: never silence, never a crash.

    `reason` is one sentence for people, without the place.
    `partial` is true where a finding may have been missed because of it, which makes the audit partial.
    """

    location: Location
    reason: str
    partial: bool = True


_ROLES = {
    "test": "test", "tests": "test", "testing": "test", "example": "example", "examples": "example", "demo": "example",
    "demos": "example", "tutorial": "example", "tutorials": "example",
}  # fmt: skip


def role_of(path: str) -> str | None:
    """`test` or `example` for a file that is one by its name or folder; None for the program itself."""
    *folders, name = path.lower().split("/")
    if name.startswith("test_") or name in ("conftest.py", "tests.py") or name.endswith(("_test.py", "_tests.py")):
        return "test"
    return next((_ROLES[folder] for folder in reversed(folders) if folder in _ROLES), None)
