"""The comment as GitHub's own Markdown renderer (cmark-gfm) makes a page of it, however hostile the project."""

from __future__ import annotations

import re

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given

from auditor.matching.finding import Audit
from auditor.place import Location
from auditor.report import markdown
from auditor.report.escape import code
from auditor.report.escape import markdown as escaped
from tests.report.conftest import AUDITS, HOSTILE, changed, hostile
from tests.report.hypothesis_audits import audits, texts
from tests.report.test_properties import OURS, Page, assert_dead, many

HERE = "https://github.com/o/r/blob/"
TARGETS = (
    HERE,
    markdown.DOCS,
    "https://github.com/tensorflow/",
    "https://github.com/keras-team/",
    "https://github.com/o/r/actions/",
)
NAMES = [
    "@someone", "#12", "o/r#9", "GH-7", "a|b", "`", "``` x", "</details>", "<!-- x", "--> x", "<img src=x onerror=alert(1)>",
    "[x](http://evil.test)", "![x](http://evil.test/p.png)", "www.evil.test", "http://evil.test", "x@evil.test",
    "mailto:x@evil.test", ":tada:", "$x$", "~~x~~", "**x**", "\\|", "&#64;someone", "&lt;b&gt;", "deadbeefdeadbeef",
    "[ ] task", "> quote", "| --- |", "[^1]", "\u202eesrever", "\x1b[31m", "${{ github.token }}", "]]>", "::error::x",
]  # fmt: skip


def rendered(body: str) -> Page:
    """A page, with raw HTML let through as GitHub does; its links are made of plain addresses, too."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    html = cmarkgfm.github_flavored_markdown_to_html(body, options=options)
    # What cmark writes of its own accord.
    page = Page(re.sub(r' (?:align|class|aria-\w+|data-[\w-]+|id)="[^"]*"', "", html))
    assert not page.open
    return page


def link(location: Location) -> str:
    """An address at the head."""
    return f"{HERE}head/x#L{location.line}"


def base_link(location: Location) -> str:
    """An address at the base."""
    return f"{HERE}base/x#L{location.line}"


def comment(audit: Audit, name: str = "", *, brief: bool = False) -> str:
    """The comment."""
    return markdown.render(
        audit, link=link, base_link=base_link, name=name, report="https://github.com/o/r/actions/runs/1", brief=brief
    )


def check(body: str) -> Page:
    """Holds a comment to what all of them keep."""
    page = rendered(body)
    assert set(page.tags) <= OURS, set(page.tags) - OURS
    assert all(target.startswith(TARGETS) for target in page.links), page.links
    assert not page.comments
    assert_dead(page)
    assert page.tags.count("td") == 4 * max(0, page.tags.count("tr") - page.tags.count("table"))
    assert page.tags.count("th") == 4 * page.tags.count("table")
    return page


@many
@given(audits(), texts)
@example(hostile(), HOSTILE)
def test_nothing_of_a_project_comes_alive(audit: Audit, name: str) -> None:
    for brief in (False, True):
        check(comment(audit, name, brief=brief))


@pytest.mark.parametrize("name", NAMES)
def test_each_hostile_name_is_text(name: str) -> None:
    """In prose, in code and in a cell of a table it is shown as it stands, and nothing else."""
    page = rendered(
        f"{escaped(name)}\n\n{code(name)}\n\n| a | b |\n| --- | --- |\n| {escaped(name)} | {code(name)} |\n"
    )
    assert set(page.tags) <= {"p", "code", "wbr", "table", "thead", "tbody", "tr", "th", "td"}
    assert page.tags.count("td") == 2 and not page.links
    assert_dead(page)


def test_without_care_they_would() -> None:
    """The renderer does what GitHub's does: these tests could fail."""
    page = rendered(
        "www.evil.test x@evil.test <img src=x>\n\n| a |\n| --- |\n| `a|b` |\n".replace("<img src=x>", "<b>x</b>")
    )
    assert len(page.links) == 2 and "b" in page.tags
    with pytest.raises(AssertionError):
        assert_dead(rendered("ask @someone of #12\n"))


def test_a_comment_is_what_it_looks_like() -> None:
    page = check(comment(AUDITS["mixed"], "vision"))
    assert page.tags.count("table") == 1 and page.tags.count("details") == 4
    assert "vision: This change triggers a silent bug of level 4 (results), and fixes one" in "".join(page.prose)
    assert f"{HERE}base/x#L40" in page.links and f"{HERE}head/x#L31" in page.links
    quiet = check(comment(changed(exit_code=0), brief=True))
    assert quiet.tags == ["p", "strong", "a"]
