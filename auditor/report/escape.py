"""Text of the audited project, made harmless for where it lands. It is hostile until it has been through here."""

from __future__ import annotations

import re
import unicodedata

MAX_LINE = 300
"""Characters of a line that are shown; source lines of minified code are longer."""

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~&$])")


def plain(text: str, limit: int = MAX_LINE) -> str:
    """One line without control characters, terminal escapes or marks that turn the writing direction; cut at
    `limit`."""
    text = _ANSI.sub("", text)
    shown = []
    for letter in text:
        if letter in "\n\r\t\v\f\x85\u2028\u2029":
            shown.append(" ")
        elif letter in _BIDI or unicodedata.category(letter) in ("Cc", "Cs", "Cf"):
            shown.append("\N{REPLACEMENT CHARACTER}")
        else:
            shown.append(letter)
    line = "".join(shown).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"


def markdown(text: str, limit: int = MAX_LINE) -> str:
    """Plain text within GitHub's Markdown, table cells included: nothing of it is markup, a mention or a reference."""
    escaped = _MARKDOWN.sub(lambda match: f"&#{ord(match[1])};", plain(text, limit))
    # A zero-width joiner keeps `@name` from being a mention, and a bare address from becoming a link.
    escaped = re.sub(r"@(?=[\w-])", "@\N{ZERO WIDTH NON-JOINER}", escaped)
    return re.sub(r"(?i)\b(https?|ftp|mailto|www)([:.])", "\\1\N{ZERO WIDTH NON-JOINER}\\2", escaped)


def code(text: str, limit: int = MAX_LINE) -> str:
    """Inline code within GitHub's Markdown; HTML's own element, since a `|` ends a table cell even between
    backticks."""
    shown = "".join(f"&#{ord(c)};" if c in "&<>\"'`|*_~[]()\\#!@$:." else c for c in plain(text, limit))
    return f"<code>{shown}</code>" if shown else ""


def workflow_data(text: str) -> str:
    """The message of a workflow command (`::error::message`)."""
    return plain(text, 4_000).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a workflow command (`::error file=...`)."""
    return workflow_data(text).replace(":", "%3A").replace(",", "%2C")
