"""Makes docs/images/*.png: what people see, of real audits of the example. `make pictures`, with a Chromium installed.
`docs/pictures.py --repro` makes those of the repros alone: it installs the example's TensorFlow, and runs them.

What a change does is shown on three changes of examples/churn, each made in a git repository of its own and audited as
on a pull request. Markdown is rendered by cmark-gfm, GitHub's own renderer.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

import cmarkgfm
from cmarkgfm.cmark import Options as Cmark
from playwright.sync_api import Browser, Page, sync_playwright

from auditor.audit import Options, audit
from auditor.base import exported
from auditor.database.load import load_database
from auditor.github.event import Event
from auditor.github.links import linker
from auditor.matching.finding import Audit
from auditor.report import commands, html, markdown, picture, sarif
from auditor.repro.evidence import with_runs
from auditor.repro.reproduce import Wanted

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
EXAMPLE = ROOT / "examples" / "churn"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
VERSION = "2.3.1"
"""The tensorflow that the example pins."""

EVENT = Event(
    name="pull_request", repository="silent-audit/silent-audit", sha="0" * 40, workflow="audit", job="audit",
    server="https://github.com", api="https://api.github.com", pull_request=1,
)  # fmt: skip

STYLE = (ROOT / "docs" / "pictures.css").read_text(encoding="utf-8")


def main() -> int:
    """Makes every picture; an exit code of 2 where there is no Chromium."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        print("no Chromium is here: install one, or name it in CHROMIUM", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        if sys.argv[1:] == ["--repro"]:
            repros(browser)
            browser.close()
            return 0
        example = audit([EXAMPLE], Options())
        terminal(browser, example)
        page(browser, example)
        scanning(browser, example)
        for name, change in CHANGES.items():
            with changed(change) as audited:
                comment(browser, audited, "comment.png" if name == "mixed" else f"comment-{name}.png")
                if name == "mixed":
                    fork(browser, audited)
        browser.close()
    for path in sorted(IMAGES.glob("*.png")):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
    return 0


# What is changed


def _version(repository: Path, version: str) -> None:
    lock = repository / "poetry.lock"
    lock.write_text(lock.read_text().replace(f'version = "{VERSION}"', f'version = "{version}"'))


def _adds_the_scorer(repository: Path, base: bool) -> None:
    if base:
        (repository / "churn" / "serve.py").unlink()


def _from_2_1(repository: Path, base: bool) -> None:
    if base:
        _version(repository, "2.1.4")


def _to_2_5(repository: Path, base: bool) -> None:
    if not base:
        _version(repository, "2.5.3")


CHANGES: dict[str, Callable[[Path, bool], None]] = {
    "new": _adds_the_scorer,
    "mixed": _from_2_1,
    "fixed": _to_2_5,
}
"""What a change does to the example, for its base and for its head."""


@contextmanager
def changed(change: Callable[[Path, bool], None]) -> Iterator[Audit]:
    """The audit of a change, as a pull request is audited."""
    with tempfile.TemporaryDirectory() as folder:
        repository = Path(folder, "churn")
        for base in (True, False):
            shutil.copytree(EXAMPLE, repository, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
            change(repository, base)
            if base:
                _git(repository, "init", "--quiet", "--initial-branch=main")
            _git(repository, "add", "--all")
            _git(repository, "commit", "--quiet", "--message", "base" if base else "head")
        with exported(repository, "HEAD~1") as base:
            yield audit([repository], Options(base=base, fail_on=None, fail_on_new=3))


def _git(repository: Path, *arguments: str) -> None:
    who = ["-c", "user.name=pictures", "-c", "user.email=pictures@localhost", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(repository), *who, *arguments], check=True, stdout=subprocess.DEVNULL)


# What is drawn


def _shoot(browser: Browser, body: str, name: str) -> None:
    opened = browser.new_page(viewport={"width": 960, "height": 600}, device_scale_factor=2)
    opened.set_content(f"<!DOCTYPE html><meta charset=utf-8><style>{STYLE}</style><body>{body}")
    opened.locator("body").screenshot(path=IMAGES / name)
    opened.close()


def terminal(
    browser: Browser, example: Audit, title: str = "audit check examples/churn", name: str = "report.png"
) -> None:  # fmt: skip
    """The report as a terminal shows it."""
    opened = browser.new_page(viewport={"width": 1400, "height": 900}, device_scale_factor=1)
    opened.set_content(picture.svg(example, width=112, title=title))
    opened.locator("svg").screenshot(path=IMAGES / name, omit_background=True)
    opened.close()


def repros(browser: Browser) -> None:
    """What was seen when the repros of two examples ran: bugs that are there, and one that is not."""
    for example, which, name in (("churn", "triggered", "reproduced.png"), ("headlines", "all", "refuted.png")):
        seen = with_runs(audit([ROOT / "examples" / example], Options()), which, Wanted(), load_database())
        terminal(browser, seen, f"audit check examples/{example} --repro {which}", name)


def page(browser: Browser, example: Audit) -> None:
    """The page of HTML, light and dark."""
    for scheme in ("light", "dark"):
        opened: Page = browser.new_page(
            viewport={"width": 1100, "height": 1480}, color_scheme=scheme, device_scale_factor=1.5
        )
        opened.set_content(html.render(example, load_database()))
        opened.screenshot(path=IMAGES / f"html-{scheme}.png")
        opened.close()


def rendered(body: str) -> str:
    """Markdown as GitHub's renderer makes it."""
    return str(cmarkgfm.github_flavored_markdown_to_html(body, options=Cmark.CMARK_OPT_UNSAFE))


def comment(browser: Browser, audited: Audit, name: str) -> None:
    """The comment on a pull request."""
    body = rendered(markdown.render(audited, link=linker(EVENT)))
    head = "<div class=head><b>github-actions</b> <span class=bot>bot</span> commented just now</div>"
    _shoot(browser, f"<div class=box>{head}<div class=md>{body}</div></div>", name)


def fork(browser: Browser, audited: Audit) -> None:
    """A run for a fork's pull request, whose token can only read: annotations and the job's summary."""
    said = commands.render(audited).splitlines()
    said.append(
        "::notice title=silent-audit::this pull request comes from a fork, whose token can only read: "
        "the report is in the job's summary"
    )
    notes = "".join(map(_annotation, said))
    body = rendered(markdown.render(audited, link=linker(EVENT)))
    _shoot(
        browser,
        f"<div class=box><div class=head><b>Annotations</b></div>{notes}</div>"
        f"<div class=box><div class=head><b>audit</b> summary</div><div class=md>{body}</div></div>",
        "comment-fork.png",
    )


def _annotation(command: str) -> str:
    head, _, text = command.removeprefix("::").partition("::")
    kind, _, rest = head.partition(" ")
    held = dict(part.partition("=")[::2] for part in rest.split(","))
    title = held.get("title", "").replace("%3A", ":").replace("%2C", ",")
    where = f"{held['file']}#L{held['line']}" if "line" in held else held.get("file", "")
    return (
        f"<div class='note {kind}'><b>{escape(title)}</b><span>{escape(text)}</span>"
        f"<small>{escape(where)}</small></div>"
    )


def scanning(browser: Browser, example: Audit) -> None:
    """SARIF: its first result as text, and what a viewer makes of it."""
    run: dict[str, Any] = json.loads(sarif.render(example, prefix="examples/churn"))["runs"][0]
    result = run["results"][0]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    where = f"{place['artifactLocation']['uri']}:{region['startLine']}"
    shown = (
        f"<div class=box><div class=head><b>{escape(rule['shortDescription']['text'])}</b> "
        f"<span class=bot>{result['level']}</span> {escape(where)}</div>"
        f"<pre>{region['startLine']:>5}  {escape(region['snippet']['text'])}</pre>"
        f"<div class='md note'>{rendered(result['message']['text'])}</div>"
        f"<div class='md note'>{rendered(rule['help']['markdown'])}</div></div>"
    )
    text = json.dumps(
        {key: result[key] for key in ("ruleId", "level", "message", "locations", "partialFingerprints")}, indent=2
    )
    body = "\n".join(_wrapped(line) for line in text.splitlines())
    _shoot(
        browser,
        f"{shown}<div class=box><div class=head><b>audit.sarif</b> runs[0].results[0]</div><pre>{body}</pre></div>",
        "sarif.png",
    )


def _wrapped(line: str, width: int = 116) -> str:
    """A line of JSON in colours; a long one goes on below, as in an editor."""
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    parts = [line[:width]]
    rest = line[width:]
    while rest:
        parts.append(indent + rest[: width - len(indent)])
        rest = rest[width - len(indent) :]
    key, sign, value = parts[0].partition(": ")
    first = (
        f"<span class=key>{escape(key)}</span>{sign}<span class=text>{escape(value)}</span>"
        if sign
        else escape(parts[0])
    )
    return "\n".join([first, *(f"<span class=text>{escape(part)}</span>" for part in parts[1:])])


if __name__ == "__main__":
    sys.exit(main())
