"""docs/matrix.html: the matrix as one page that stands alone, with filters by release, level, area, scenario and text."""

from __future__ import annotations

from typing import get_args

from auditor.database.bug import Scenario
from auditor.matching.finding import LEVELS
from auditor.report import words
from auditor.report.html import TEMPLATES, policy
from auditor.report.matrix import IN_RANGE, LEGEND, Matrix, Row

_SHORT = {
    "reproduced": "r",
    "absent": "a",
    "loud": "l",
    "inapplicable": "i",
    "error": "e",
    IN_RANGE: "g",
    "": "b",
}
"""The class of a cell: there are tens of thousands of them."""


def render(matrix: Matrix) -> str:
    """The page: the same for the same matrix."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = Markup("".join((TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "matrix.css")))
    script = Markup((TEMPLATES / "matrix.js").read_text(encoding="utf-8"))
    page = environment.get_template("matrix.html").render(
        matrix=matrix, words=words, levels=LEVELS, legend=LEGEND, short=_SHORT, style=style, script=script,
        policy=policy(style, script), searched=_searched, bugs=sum(len(section.bugs) for section in matrix.sections),
        scenarios=sorted(get_args(Scenario)), starts={indexes[0] for _, indexes in matrix.groups},
    )  # fmt: skip
    return page + "\n"


def _searched(rows: tuple[Row, ...]) -> str:
    """What a filter by text looks in."""
    bug = rows[0].bug
    told = [
        bug.id,
        bug.title,
        bug.symptom,
        bug.component,
        *(f"{row.variant} {row.title}" for row in rows if row.variant),
    ]
    return " ".join(" ".join(told).split()).lower()
