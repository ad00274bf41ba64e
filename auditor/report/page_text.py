"""The database's own text on the pages of the docs."""

from __future__ import annotations

import re

from auditor.database.bug import Bug

_SPECIAL = re.compile(r"[\\`*_\[\]<>|]")


def text(told: str) -> str:
    """Text of an entry in Markdown, within a cell of a table too: nothing of it is markup."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], " ".join(told.split()))


def link(bug: Bug) -> str:
    """The id of a bug, which leads from a page of docs/ to the bug's own."""
    return f"[{bug.id}](bugs/{bug.id}.md)"
