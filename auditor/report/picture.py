"""The terminal report as an SVG image, for the documentation."""

from __future__ import annotations

import io

from auditor.matching.finding import Audit
from auditor.report import text


def svg(audit: Audit, *, width: int = 100, title: str = "audit check") -> str:
    """The picture of a terminal window with the report in it."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        record=True, file=io.StringIO(), width=width, height=100, highlight=False, emoji=False, legacy_windows=False,
        _environ={},
    )  # fmt: skip
    for line in text.lines(audit, width=width):
        console.print(Text.assemble(*line), soft_wrap=True)
    return console.export_svg(title=title)
