"""docs/matrix.html: the matrix as one page that stands alone, with filters by release, level, area, scenario and text."""

from __future__ import annotations

from typing import get_args

from auditor.database.bug import Scenario
from auditor.matching.finding import LEVELS
from auditor.report import words
from auditor.report.html import filled
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
    return filled(
        "matrix.html", styles=("report.css", "matrix.css"), script="matrix.js", matrix=matrix, words=words, levels=LEVELS,
        legend=LEGEND, short=_SHORT, searched=_searched, bugs=sum(len(section.bugs) for section in matrix.sections),
        scenarios=sorted(get_args(Scenario)), starts={indexes[0] for _, indexes in matrix.groups},
    )  # fmt: skip


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
