"""Whole reports, as people see them. `UPDATE_GOLDEN=1 pytest tests/report` writes them anew: read what changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.matching.finding import Audit, Evidence
from auditor.place import Location
from auditor.report import commands, contract, gitlab, junit, markdown, sarif, text
from tests.report.conftest import AUDITS

GOLDEN = Path(__file__).parent / "golden"


def _link(location: Location) -> str:
    return f"https://github.com/o/r/blob/abc/{location.path}#L{location.line}"


def _base_link(location: Location) -> str:
    return f"https://github.com/o/r/blob/base/{location.path}#L{location.line}"


FORMATS: dict[str, Callable[[Audit], str]] = {
    "txt": lambda audit: text.render(audit, width=100, color=False),
    "md": lambda audit: markdown.render(audit, link=_link, base_link=_base_link),
    "commands": commands.render,
}
CASES = [(name, kind, render) for name in AUDITS for kind, render in FORMATS.items()] + [
    ("found-possible", "txt", lambda a: text.render(AUDITS["found"], width=100, color=False, show_possible=True)),
    (
        "found-installed",
        "txt",
        lambda a: text.render(AUDITS["found"], width=80, color=False, min_evidence=Evidence.INSTALLED),
    ),
    ("mixed-already", "txt", lambda a: text.render(AUDITS["mixed"], width=100, color=False, show_already=True)),
    (
        "nothing-new-brief",
        "md",
        lambda a: markdown.render(AUDITS["nothing-new"], brief=True, report="https://github.com/o/r/actions/runs/1"),
    ),
    ("mixed", "json", lambda a: contract.render(AUDITS["mixed"])),
    ("found", "json", lambda a: contract.render(AUDITS["found"])),
    ("runs", "json", lambda a: contract.render(AUDITS["runs"])),
    ("runs", "sarif", lambda a: sarif.render(AUDITS["runs"])),
    ("advisories", "json", lambda a: contract.render(AUDITS["advisories"], min_evidence=Evidence.INSTALLED)),
    ("advisories", "sarif", lambda a: sarif.render(AUDITS["advisories"], show_possible=True)),
    ("advisories", "junit.xml", lambda a: junit.render(AUDITS["advisories"], show_possible=True)),
    ("found", "gitlab.json", lambda a: gitlab.render(AUDITS["found"], prefix="services/churn")),
]


@pytest.mark.parametrize(("name", "kind", "render"), CASES, ids=[f"{name}.{kind}" for name, kind, _ in CASES])
def test_the_report_is_the_golden_one(name: str, kind: str, render: Callable[[Audit | None], str]) -> None:
    said = render(AUDITS.get(name))
    path = GOLDEN / f"{name}.{kind}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
