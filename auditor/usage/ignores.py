"""`# audit: ignore[TF-42459] reason`: comments by which the code says that it knows a bug."""

from __future__ import annotations

import io
import json
import re
import tokenize
from collections.abc import Iterator

import msgspec

from auditor.place import Location
from auditor.usage.sources import code_cells

MARK = b"audit: ignore"
"""What a file with such comments holds; most hold none and are not looked at."""

_COMMENT = re.compile(r"#\s*audit:\s*ignore\b(?:\[(?P<ids>[^\]]*)\])?[\s:,-]*(?P<reason>.*)")
_ID = re.compile(r"[A-Z]+-\d+\Z")


class Ignore(msgspec.Struct, frozen=True, array_like=True):
    """One comment. It holds for its own line, and for the next one where it stands alone on its line.

    `problem` says why it does not count, "" where it does.
    """

    location: Location
    ids: tuple[str, ...]
    reason: str
    alone: bool = False
    problem: str = ""

    def covers(self, id: str, location: Location) -> bool:
        """Whether a finding of this bug at this place is ignored."""
        if self.problem or id not in self.ids:
            return False
        if (location.path, location.cell) != (self.location.path, self.location.cell):
            return False
        return location.line == self.location.line or (self.alone and location.line == self.location.line + 1)


def ignores_of(path: str, text: str) -> list[Ignore]:
    """The comments of a file or notebook, in order."""
    if not path.endswith(".ipynb"):
        return list(_of_code(path, text, None))
    try:
        cells = code_cells(json.loads(text))
    except (ValueError, RecursionError):
        return []
    return [one for number, code in cells for one in _of_code(path, code, number)]


def _of_code(path: str, code: str, cell: int | None) -> Iterator[Ignore]:
    for line, column, comment, alone in _comments(code):
        found = _COMMENT.match(comment)
        if found is None:
            continue
        ids = tuple(id.strip() for id in (found["ids"] or "").split(",") if id.strip())
        reason = found["reason"].strip()
        problem = ""
        if not ids or not all(map(_ID.match, ids)):
            problem = "names no bug: write `# audit: ignore[TF-42459] why`"
        elif not reason:
            problem = "gives no reason: write it after the bracket"
        yield Ignore(Location(path=path, line=line, column=column + 1, cell=cell), ids, reason, alone, problem)


def _comments(code: str) -> Iterator[tuple[int, int, str, bool]]:
    """The comments of some code: line, column, text, and whether it stands alone on its line. What a tokenizer cannot
    read, such as a cell with magics, is read line by line; a text that looks like a comment counts as one there."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    except (tokenize.TokenError, SyntaxError, ValueError):
        for number, line in enumerate(code.splitlines(), start=1):
            column = line.find("#")
            if column >= 0:
                yield number, column, line[column:], not line[:column].strip()
        return
    for token in tokens:
        if token.type == tokenize.COMMENT:
            yield (*token.start, token.string, not token.line[: token.start[1]].strip())
