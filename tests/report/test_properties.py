"""What holds of every report of every audit, however hostile the project."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from auditor.matching.finding import Audit, Certainty, Evidence
from auditor.place import Location
from auditor.report import commands, contract, escape, markdown, selection, text
from auditor.report.layout import cells, window, wrap
from tests.report.conftest import HOSTILE, hostile, hushed
from tests.report.hypothesis_audits import audits, texts

SCHEMA = json.loads((Path(contract.__file__).parent / "schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SARIF = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parent / "schemas" / "github-sarif.json").read_text())
)
RENDERER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
OURS = {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "wbr", "br", "a", "strong", "em", "ul", "li",
        "details", "summary"}  # fmt: skip
ALIVE = re.compile(r"@\w|#\d|gh-\d|(https?|ftp|mailto|xmpp|www)[:.]|:[\w+-]+:|\b[0-9a-f]{7,40}\b", re.I | re.A)
EMAIL = re.compile(r"[\w.+-]@[\w-]+\.\w", re.A)
many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


class Page(HTMLParser):
    """The text of a page as GitHub's filters meet it: node by node, with all entities characters again."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.comments: list[str] = []
        self.links: list[str] = []
        self.prose: list[str] = []
        self.code: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert all(name in ("href", "style") for name, _ in attrs)
        if tag not in ("br", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        (self.code if "code" in self.open else self.prose).append(data)


def page(body: str) -> Page:
    """A body of Markdown, rendered."""
    shown = Page(RENDERER.render(body))
    assert not shown.open and not shown.comments
    return shown


def assert_dead(shown: Page) -> None:
    """No mention, reference, address or emoji is left to come alive."""
    for node in shown.prose:
        assert not ALIVE.search(node), node
    for node in shown.prose + shown.code:
        assert not EMAIL.search(node), node


@given(texts)
@example(HOSTILE)
@example("1. item")
@example("- item")
@example("=====")
@example("_http://evil.test x@w.T a_@b.com")
def test_nothing_of_a_text_comes_alive_in_markdown(body: str) -> None:
    for start in ("", "| a | b |\n| --- | --- |\n| c | "):
        shown = page(f"{start}{escape.markdown(body)}" + (" |\n" if start else "\n"))
        assert_dead(shown)
        assert set(shown.tags) <= {"p", "wbr", "table", "thead", "tbody", "tr", "th", "td"}
        assert shown.tags.count("td") == (2 if start else 0)
        coded = page(f"{start}{escape.code(body)}" + (" |\n" if start else "\n"))
        assert_dead(coded)
        assert coded.tags.count("td") == (2 if start else 0)


@given(texts)
def test_markdown_shows_the_text_itself(body: str) -> None:
    coded = page(f"x {escape.code(body)}")
    assert "".join(coded.code).split() == escape.plain(body).split()
    prose = "".join(page(f"x{escape.markdown(body)}").prose).replace("\N{ZERO WIDTH NON-JOINER}", "")
    assert prose.strip().split() == f"x{escape.plain(body)}".split()


@given(st.text())
def test_glyphs_keep_their_number(body: str) -> None:
    shown = escape.glyphs(body)
    assert len(shown) == len(body)
    assert not set("\x1b\x9b\x00\n\r\u202e\u2066\u200b") & set(shown)


@many
@given(audits(), st.integers(80, 120), st.booleans(), st.sampled_from(Evidence))
@example(hostile(), 80, True, Evidence.TRIGGERED)
def test_the_terminal_report_fits_and_commands_nothing(
    audit: Audit, width: int, possible: bool, least: Evidence
) -> None:
    said = text.render(audit, width=width, color=False, show_possible=possible, min_evidence=least)
    for line in said.splitlines():
        assert cells(line) <= width, line
        assert not line.lstrip().startswith("::")
    assert said.endswith("\n") and "##[" not in said and "\x1b" not in said
    assert escape.glyphs(said.replace("\n", "")) == said.replace("\n", "")
    colored = text.render(audit, width=width, color=True, show_possible=possible, min_evidence=least)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.split() for line in escape.log(plain).splitlines()] == [line.split() for line in said.splitlines()]


@many
@given(audits(), st.integers(1_000, 20_000), st.booleans())
@example(hostile(), 65_536, True)
@example(hostile(), 1_000, True)
@example(hushed(), 1_000, False)
def test_a_comment_is_within_its_limit_and_dead(audit: Audit, limit: int, linked: bool) -> None:
    def link(location: Location) -> str | None:
        return f"https://github.com/o/r/blob/abc/a b|c)#L{location.line}" if linked else None

    body = markdown.render(audit, link=link, limit=limit)
    assert markdown.length(body) <= limit
    shown = page(body)
    assert set(shown.tags) <= OURS
    assert all(address.startswith("https://github.com/") for address in shown.links)
    assert_dead(shown)
    assert shown.tags.count("td") % 4 == 0
    assert "✅" not in body or not (audit.skips and any(skip.partial for skip in audit.skips))


@many
@given(audits(), st.sampled_from(Evidence))
@example(hostile(), Evidence.TRIGGERED)
def test_json_keeps_to_its_schema(audit: Audit, least: Evidence) -> None:
    said = contract.render(audit, min_evidence=least)
    document = json.loads(said.encode("utf-8"))
    VALIDATOR.validate(document)
    told = [f for f in audit.findings if f.evidence.strength >= least.strength]
    assert [one["id"] for one in document["findings"]] == [f.id for f in told]
    assert sum(document["counts"]["by_evidence"].values()) == len(audit.findings)
    assert len(document["warnings"]) == len(audit.skips)


@many
@given(audits())
@example(hostile())
def test_annotations_are_commands_of_ours_alone(audit: Audit) -> None:
    lines = commands.render(audit).split("\n")[:-1]
    assert all(re.fullmatch(r"::(error|warning|notice) [^:\r]+::[^\r\x1b]*", line) for line in lines)
    for kind in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{kind} ") for line in lines) <= 10


@given(audits(), st.sampled_from(Evidence))
@many
def test_each_bug_is_listed_possible_or_counted(audit: Audit, least: Evidence) -> None:
    told = {f.id for f in selection.listed(audit, least) + selection.possible(audit, least) + selection.refuted(audit)}
    assert len(told) + sum(selection.rest(audit, least)) == len({f.id for f in audit.findings})
    assert all(f.certainty is Certainty.CERTAIN for f in selection.listed(audit, least))


@given(st.text(), st.integers(8, 120), st.sampled_from([" ", " · "]))
def test_wrapping_loses_nothing_and_fits(body: str, width: int, joint: str) -> None:
    lines = wrap(body, width, joint)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == body.replace(" ", "")


@given(texts, st.integers(0, 5_100), st.integers(0, 60), st.integers(20, 120))
def test_a_window_fits_and_its_mark_lies_in_it(source: str, start: int, length: int, width: int) -> None:
    shown, before, marked = window(source, start, start + length, width)
    assert cells(shown) <= width and before + marked <= cells(shown)
    if length > 0 and start < len(source) and source.isascii() and source.isprintable():
        assert marked and shown[before] == source[start]
