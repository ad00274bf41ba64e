"""The page of HTML by itself: what it holds, and that nothing of a project comes alive in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from auditor.database.bug import Database
from auditor.database.load import load_database
from auditor.matching.finding import Audit, Evidence, Finding
from auditor.place import Location
from auditor.report import html
from tests.report.conftest import AUDITS, HOSTILE, held, hostile, reloaded
from tests.report.conftest import audit as made
from tests.report.hypothesis_audits import audits

TAGS = {
    "html", "head", "meta", "title", "link", "style", "body", "a", "header", "p", "span", "h1", "h2", "h3", "code", "b",
    "i", "main", "section", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "form", "label", "input", "kbd",
    "fieldset", "legend", "output", "button", "details", "summary", "figure", "figcaption", "pre", "mark", "ul", "li",
    "dl", "dt", "dd", "br", "script",
}  # fmt: skip
many = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)


class Page(HTMLParser):
    """The elements of a page, its addresses, and its text without what is script or style."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.meta: dict[str, str] = {}
        self.open: list[str] = []
        self.said: list[str] = []
        self.inner: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= set(held)
        self.addresses += [held[name] for name in ("href", "src", "action") if name in held]
        self.meta[held.get("http-equiv", "")] = held.get("content", "")
        if tag not in ("meta", "link", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError("no comment is ours")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.inner[self.open[-1]] = self.inner.get(self.open[-1], "") + data
        else:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())


@pytest.fixture(scope="module")
def database() -> Database:
    """The real one, for its matrix."""
    return load_database()


def page_of(audit: Audit, database: Database, **options: object) -> Page:
    """The page of an audit, with all that holds of every one checked."""
    said = html.render(audit, database, **options)  # type: ignore[arg-type]
    page = Page(said)
    assert not page.open
    assert set(page.tags) <= TAGS
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not any(name.startswith("on") or name in ("style", "src", "srcset") for name in page.attributes)
    assert all(re.match(r"(https://github\.com/|#|data:,$)", address) for address in page.addresses)
    rules = page.meta["Content-Security-Policy"]
    assert rules == html.policy(page.inner["style"], page.inner["script"])
    assert "unsafe" not in rules and "default-src 'none'" in rules
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", said)
    assert page.tags.count("details") == len(audit.findings)
    return page


def at(place: Location) -> Finding:
    """A finding at one place."""
    return msgspec.structs.replace(reloaded(), locations=(place,), because=())


def test_every_audit_is_a_page(any_audit: Audit, database: Database) -> None:
    page_of(any_audit, database)


@many
@given(audits(), st.sampled_from(Evidence))
@example(hostile(), Evidence.INSTALLED)
def test_nothing_of_a_project_comes_alive(audit: Audit, least: Evidence) -> None:
    page_of(audit, load_database(), min_evidence=least, link=lambda where: "https://github.com/o/r/blob/a")


def test_a_page_tells_what_a_finding_is(database: Database) -> None:
    text = page_of(AUDITS["found"], database).text
    for said in (
        "2 silent bugs are triggered",
        "Accuracy drops after a model is saved and loaded again",
        "score = model.evaluate(x, y) [1]",  # a mark lies between
        "loaded by keras.models.load_model, never compiled again",
        "tensorflow 2.4.0, or compile again after loading",
        "tensorflow 2.3.1 poetry.lock:412 part of tensorflow",
        "Nearest release that clears both: tensorflow 2.5.3",
        "the value of clipnorm is read from a file (config.yaml)",
    ):
        assert re.sub(r"\s", "", said) in re.sub(r"\s", "", text), said


def test_the_matrix_has_the_row_of_the_bug_and_says_where_the_project_is(database: Database) -> None:
    finding = reloaded()
    said = html.render(made(findings=(finding,)), database)
    variants = {one.variant for one in database.verdicts[finding.id]}
    assert all(f'<th scope="row">{name}</th>' in said for name in variants)
    assert 'title="TensorFlow 2.3.4: reproduced"' in said
    assert len(re.findall(r'<th scope="col" class="(?:start )?here">2\.3<', said)) == 1
    assert '<td class="reproduced here"' in said


def test_the_lines_around_a_place_are_shown_and_its_range_is_marked(database: Database) -> None:
    place = Location(path="serve.py", line=31, column=13, end_column=30)
    audit = made(
        findings=(at(place),), sources={str(place): "score = model.evaluate(x)[1]"}, indents={str(place): 4},
        around={str(place): (("", "    if x:"), ("        return score", ""))},
    )  # fmt: skip
    said = html.render(audit, database)
    assert '<span class="number">30</span><span class="source">if x:</span>' in said
    assert '<span class="source">score = <mark>model.evaluate(x)</mark>[1]</span>' in said
    assert '<span class="number">32</span><span class="source">    return score</span>' in said
    assert '<span class="number">29</span>' not in said and '<span class="number">33</span>' not in said


def test_a_line_of_five_thousand_characters_is_cut_around_its_range(database: Database) -> None:
    place = Location(path="a.py", line=1, column=4_001, end_column=4_005)
    line = "x" * 4_000 + "HERE" + "y" * 1_000
    audit = made(findings=(at(place),), sources={str(place): line}, indents={})
    said = html.render(audit, database)
    assert "<mark>HERE</mark>" in said and "x" * 300 not in said and "y" * 300 not in said


def test_advisories_are_a_section_of_their_own(database: Database) -> None:
    said = html.render(AUDITS["advisories"], database)
    bugs, _, advisories = said.partition('<section aria-labelledby="advisories"')
    assert "PYSEC-2021-70" in advisories and "PYSEC" not in bugs
    assert "was not checked and may have some" in advisories


def test_what_is_weaker_is_there_and_hidden_at_first(database: Database) -> None:
    audit = made(findings=(reloaded(), held(1)))
    assert 'value="installed" checked' not in html.render(audit, database)
    assert 'value="installed" checked' in html.render(audit, database, min_evidence=Evidence.INSTALLED)


def test_a_run_of_the_repro_is_told(database: Database) -> None:
    said = page_of(AUDITS["runs"], database).text
    for finding in AUDITS["runs"].findings:
        if finding.run is not None:
            assert finding.run.seen in said
    refuted = [finding for finding in AUDITS["runs"].findings if finding.refuted]
    assert html.render(AUDITS["runs"], database).count('data-kind="refuted"') == len(refuted) > 0


def test_an_address_that_is_none_is_no_link(database: Database) -> None:
    said = html.render(made(), database, link=lambda where: "javascript:alert(1)")
    assert "javascript:" not in said


def test_the_page_is_the_same_for_the_same_audit(database: Database) -> None:
    assert html.render(AUDITS["found"], database) == html.render(AUDITS["found"], database)
    assert HOSTILE not in html.render(hostile(), database)
