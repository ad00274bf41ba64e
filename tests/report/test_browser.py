"""The page of HTML in a real browser: no error, filters by keyboard, colours that can be read. Without a Chromium here
these tests are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import Options, audit
from auditor.database.load import load_database
from auditor.matching.finding import Audit, Change, Evidence
from auditor.matching.fingerprint import with_fingerprints
from auditor.report import html, markdown, matrix_html
from auditor.report.matrix import matrix
from tests.report.conftest import AUDITS, SKIPS, hostile, plateau, reloaded, unsure
from tests.report.conftest import audit as made
from tests.report.test_properties import OURS

sync_api = pytest.importorskip("playwright.sync_api")
cmarkgfm = pytest.importorskip("cmarkgfm")
CmarkOptions = pytest.importorskip("cmarkgfm.cmark").Options
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
"""Gives the texts that cannot be read well: those of a contrast below 4.5, as WCAG 2 has it."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium without a head."""
    with sync_api.sync_playwright() as playwright:
        # Where tests run as root, as in a container, it has no sandbox of its own.
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        try:
            started = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        except sync_api.Error as error:
            pytest.skip(f"the Chromium here does not start: {str(error).splitlines()[0]}")
        yield started
        started.close()


class Opened:
    """A page that is open, and what it has said and asked for."""

    def __init__(self, browser: Any, path: Path, audit: Audit, scheme: str, **options: Any) -> None:
        path.write_text(html.render(audit, load_database(), **options), encoding="utf-8")
        self.page = browser.new_page(viewport={"width": 1100, "height": 900}, color_scheme=scheme)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    @property
    def shown(self) -> list[str]:
        """The ids of the findings that are in sight."""
        told = self.page.eval_on_selector_all(".card:not([hidden]) .id", "all => all.map(one => one.textContent)")
        return list(told)

    @property
    def count(self) -> str:
        """What the page says of how many are shown."""
        return str(self.page.inner_text("#count"))

    @property
    def focus(self) -> str:
        """What has the focus: its value, or its id."""
        return str(self.page.evaluate("document.activeElement.value || document.activeElement.id"))

    def keys(self, *names: str) -> None:
        """Presses keys."""
        for name in names:
            self.page.keyboard.press(name)

    def tab_to(self, value: str) -> None:
        """Goes on by the keyboard to what has this value or id."""
        for _ in range(60):
            self.keys("Tab")
            if self.focus == value:
                return
        raise AssertionError(f"{value} cannot be reached by the keyboard")


def changed() -> Audit:
    """An audit with all there is on a page."""
    old, new = with_fingerprints([plateau(), reloaded()], AUDITS["found"].sources)
    change = Change(
        base="0" * 40, brought=frozenset(new.fingerprints), already=frozenset(old.fingerprints), fixed=(unsure(),)
    )
    rest = tuple(one for one in AUDITS["found"].findings if one.id not in (old.id, new.id))
    return made(
        findings=(new, old, *rest), change=change, skips=SKIPS, advisories=AUDITS["advisories"].advisories
    )  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_error_nothing_from_elsewhere_and_readable(browser: Any, tmp_path: Path, scheme: str) -> None:
    churn = audit([Path(__file__).parents[2] / "examples" / "churn"], Options())
    for audited in (churn, changed(), hostile(), AUDITS["runs"], AUDITS["clean"], AUDITS["nothing"]):
        opened = Opened(browser, tmp_path / "report.html", audited, scheme, min_evidence=Evidence.INSTALLED)
        opened.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert opened.page.evaluate(CONTRAST) == []
        assert opened.said == []
        assert all(address.startswith(("file:", "data:")) for address in opened.asked)
        assert opened.page.evaluate("document.scripts.length") == 1
        assert not opened.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        opened.page.close()


def test_the_measure_of_contrast_tells_what_cannot_be_read(browser: Any) -> None:
    page = browser.new_page()
    page.set_content("<body style='background:#fff'><p style='color:#999'>pale</p><p style='color:#000'>black</p>")
    assert [one["text"] for one in page.evaluate(CONTRAST)] == ["pale"]
    page.close()


def test_filters_work_by_keyboard(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path / "report.html", changed(), "light")
    everything = ["TF-42459", "TF-39462", "TF-33929"]
    assert opened.shown == everything and opened.count == "3 of 7 shown"
    opened.keys("/")
    assert opened.focus == "search"
    opened.page.keyboard.type("PLATEAU min_lr")
    assert opened.shown == ["TF-39462"] and opened.count == "1 of 7 shown"
    opened.page.keyboard.type(" no such thing")
    assert opened.shown == [] and opened.page.is_visible("#none")
    opened.keys("Escape")
    assert opened.shown == everything and not opened.page.is_visible("#none")
    opened.tab_to("4")
    opened.keys("Space")
    assert opened.shown == ["TF-39462"]
    opened.keys("Space")
    opened.tab_to("used")
    opened.keys("Space")
    assert opened.shown == [*everything, "TF-46329"]
    opened.tab_to("there")
    opened.keys("Space")
    assert opened.shown == ["TF-42459"]


def test_a_reset_a_fold_and_a_link_to_a_finding(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path / "report.html", changed(), "light")
    opened.tab_to("4")
    opened.keys("Space")
    assert "TF-42459" not in opened.shown
    opened.page.evaluate("location.hash = document.querySelector('.card').id")
    # The page's policy forbids what a wait for an expression does; a locator asks in another way.
    sync_api.expect(opened.page.locator(".card[open]:not([hidden])").first).to_contain_text("TF-42459")
    opened.page.focus("button[type=reset]")
    opened.keys("Enter")
    sync_api.expect(opened.page.locator("#count")).to_have_text("3 of 7 shown")
    opened.tab_to("fold")
    opened.keys("Enter")
    assert opened.page.evaluate("document.querySelectorAll('.card[open]').length") == 0
    opened.keys("Tab", "Enter")
    assert opened.page.evaluate("document.querySelector('.card').open")


def test_a_script_that_came_in_would_not_run(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path / "report.html", AUDITS["found"], "light")
    opened.page.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'window.harm = 1';"
        " document.body.append(one); document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"harm=1\">') }"
    )
    assert opened.page.evaluate("window.harm") is None
    assert any("Content Security Policy" in said for said in opened.said)


@pytest.mark.parametrize("name", ["found", "advisories", "changed", "hostile"])
def test_the_comment_is_rendered_right(browser: Any, name: str) -> None:
    """By GitHub's own renderer: nothing of a project comes alive, no row of a table is broken."""
    audited = {"changed": changed, "hostile": hostile}.get(name, lambda: AUDITS[name])()
    body = markdown.render(audited, link=lambda where: f"https://github.com/o/r/blob/abc/x#L{where.line}")
    rendered = cmarkgfm.github_flavored_markdown_to_html(body, options=CmarkOptions.CMARK_OPT_UNSAFE)
    style = (Path(__file__).parents[2] / "docs" / "pictures.css").read_text(encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
    page.set_content(f"<meta charset=utf-8><style>{style}</style><div class=box><div class=md>{rendered}</div></div>")
    tags = page.eval_on_selector_all(".md *", "all => [...new Set(all.map(one => one.localName))]")
    assert set(tags) <= OURS
    assert page.evaluate("[...document.querySelectorAll('tr')].every(row => row.cells.length === 4)")
    links = page.eval_on_selector_all(".md a", "all => all.map(one => one.href)")
    assert links and all(link.startswith("https://github.com/") for link in links)
    for summary in page.query_selector_all("summary"):
        summary.focus()
        page.keyboard.press("Enter")
    assert page.locator("details:not([open])").count() == 0
    assert said == []
    page.close()


def test_without_script_everything_is_there(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(html.render(changed(), load_database()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".card").count() == 7
    assert page.locator(".card").last.is_visible() and not page.locator(".filters").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_table_of_the_matrix_can_be_filtered_and_read(browser: Any, tmp_path: Path, scheme: str) -> None:
    table = matrix(load_database())
    path = tmp_path / "matrix.html"
    path.write_text(matrix_html.render(table), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1300, "height": 900}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    shown = "all => all.map(one => one.querySelector('a').textContent)"

    def ids() -> list[str]:
        return list(page.eval_on_selector_all(".bug:not([hidden])", shown))

    everything = [rows[0].bug.id for section in table.sections for rows in section.bugs]
    assert ids() == everything
    assert page.evaluate(CONTRAST) == []
    newest = table.groups[-2][1][-1]
    page.select_option("[name=release]", str(newest))
    there = {row.bug.id for row in table.rows if row.cells[newest] in ("reproduced", "in range")}
    assert ids() == [id for id in everything if id in there]
    page.select_option("[name=area]", "losses")
    losses = next(section for section in table.sections if section.area == "losses")
    assert ids() == [rows[0].bug.id for rows in losses.bugs if rows[0].bug.id in there]
    assert page.eval_on_selector_all("tbody.area:not([hidden])", "all => all.length") == 1
    page.click("button[type=reset]")
    page.keyboard.press("/")
    page.keyboard.type("tf-33929")
    assert ids() == ["TF-33929"]
    cell = page.locator(".bug:not([hidden]) td.r").first
    cell.hover()
    assert cell.get_attribute("title") == "TF-33929 · TensorFlow 2.0.4 · reproduced"
    assert said == []
    page.close()
