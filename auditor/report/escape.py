"""Text of the audited project, made harmless for where it lands. It is hostile until it has been through here."""

from __future__ import annotations

import re
import unicodedata

MAX_LINE = 300
"""Characters of a line that are shown; source lines of minified code are longer."""

_BLANKS = frozenset("\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_BREAK = "\N{ZERO WIDTH NON-JOINER}"

# GitHub looks for mentions, references and addresses in the text that Markdown has made, where an entity is the
# character again: only a character in between keeps them from coming alive.
_ALIVE = re.compile(
    r"(?P<at>@)|(?P<issue>\#)(?=\d)|(?P<gh>gh-)(?=\d)|(?P<scheme>https?|ftp|mailto|xmpp|www)(?=[:.])"
    r"|(?P<emoji>:)(?=[\w+-]+(?::|$))|(?P<commit>[0-9a-f]{6})(?=[0-9a-f])",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|<>~&$]")
_BLOCK = re.compile(r"\A[-=]")
_NUMBERED = re.compile(r"\A\d{1,9}(?=\.(?:\s|\Z))")
_CODE = re.compile(r"[&<>\"'`|*_~\[\]()\\#!@$:.]")
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)


def glyphs(text: str) -> str:
    """The same number of characters, none of which steers a terminal or turns the writing direction."""
    return "".join(map(_glyph, text))


def _glyph(letter: str) -> str:
    if " " <= letter <= "~":
        return letter
    if letter in _BLANKS:
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter


def whole(text: str) -> str:
    """The same text with lone surrogates replaced, which stand for bytes that are no UTF-8: a JSON file cannot hold
    them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain(text: str, limit: int = MAX_LINE) -> str:
    """One line without control characters, terminal escapes or marks that turn the writing direction; cut at
    `limit`."""
    line = glyphs(text.lstrip()[: limit + 1]).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"


def log(report: str) -> str:
    """A finished report of many lines for a terminal, where that may be the log of a workflow's job: no line of it is
    a command to the runner (`::error::`, and the older `##[error]` anywhere in a line)."""
    return _COMMAND.sub(r"\1 ", report).replace("##[", "##(")


def markdown(text: str, limit: int = MAX_LINE) -> str:
    """Plain text within GitHub's Markdown, table cells included: nothing of it is markup, a mention or a reference."""
    inert = _ALIVE.sub(lambda match: match[0] + _BREAK, plain(text, limit))
    # An element ends the text that an address or a mention would be found in, whatever letters a renderer allows.
    escaped = _MARKDOWN.sub(_entity, inert).replace(f"@{_BREAK}", f"@{_BREAK}<wbr>")
    # What would begin a list, a rule or a heading, where the text begins a line.
    return _NUMBERED.sub(lambda match: match[0] + _BREAK, _BLOCK.sub(_entity, escaped))


def code(text: str, limit: int = MAX_LINE) -> str:
    """Inline code within GitHub's Markdown; HTML's own element, since a `|` ends a table cell even between
    backticks."""
    # Addresses are looked for after entities are characters again, code or not: `x@w.T` would be a link.
    shown = _CODE.sub(_entity, plain(text, limit)).replace("&#64;", "&#64;<wbr>")
    return f"<code>{shown}</code>" if shown else ""


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def workflow_data(text: str) -> str:
    """The message of a workflow command (`::error::message`)."""
    return plain(text, 4_000).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a workflow command (`::error file=...`)."""
    return workflow_data(text).replace(":", "%3A").replace(",", "%2C")
