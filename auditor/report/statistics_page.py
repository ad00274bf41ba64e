"""docs/statistics.md: the database in numbers, with the figures. Every number is counted from the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from auditor.database.areas import AREAS, area
from auditor.database.bug import Bug, Database, Scenario
from auditor.report import statistics_svg, words
from auditor.report.listing import basis
from auditor.report.matrix_learned import comebacks
from auditor.report.page_text import link, text
from auditor.report.statistics import Life, counts, histogram, lives, typical

PAGE = Path("docs/statistics.md")
PICTURES = Path("docs/images/statistics")

_DAYS = (90, 182, 365, 730, 1095, 1826)
_OF_DAYS = ("< 3 months", "3 to 6", "6 to 12", "1 to 2 years", "2 to 3", "3 to 5", "5 or more")
_RELEASES = (5, 10, 20, 30, 40, 60)
_OF_RELEASES = ("1 to 4", "5 to 9", "10 to 19", "20 to 29", "30 to 39", "40 to 59", "60 or more")
_OLDEST = 10
"""How many of the longest lives are told one by one."""


def files(database: Database) -> dict[Path, str]:
    """The page and its figures, by their paths in a checkout: the same for the same database."""
    bugs = [bug for bug in database.bugs if bug.silent]
    told = lives(database)
    return {
        PAGE: "\n".join(_lines(database, bugs, told)) + "\n",
        PICTURES / "scenarios.svg": statistics_svg.bars(
            "Bugs by scenario", counts(bugs, lambda bug: bug.scenario, sorted(get_args(Scenario)))
        ),
        PICTURES / "areas.svg": statistics_svg.bars("Bugs by area", counts(bugs, area, AREAS)),
        PICTURES / "days.svg": statistics_svg.columns(
            "How long a bug was in what people install", _OF_DAYS, histogram([one.days for one in told], _DAYS)
        ),
        PICTURES / "releases.svg": statistics_svg.columns(
            "In how many final releases a bug was", _OF_RELEASES, histogram([one.releases for one in told], _RELEASES)
        ),
    }


def _lines(database: Database, bugs: Sequence[Bug], told: Sequence[Life]) -> Iterator[str]:
    yield "# The database in numbers"
    yield ""
    yield (
        f"{words.count(len(bugs), 'silent bug')} in the database of {database.date}. Made by `audit db matrix --write`; nothing "
        "here is written by hand."
    )
    yield ""
    measured = sum(basis(bug) == "measured" for bug in bugs)
    ended = [one for one in told if not one.lives]
    alive = [one for one in told if one.lives]
    older = sum(one.since for one in told)
    back = {one.bug.id for one in comebacks(database)}
    yield f"- **{measured} are measured**: each end of each of their ranges is exact to the patch release."
    yield (
        f"- **{len(alive)} live in the newest release**, for {typical([one.days for one in alive])} days so far in the median; "
        f"the {len(ended)} that ended had lived {typical([one.days for one in ended])} days."
    )
    yield (
        f"- **{typical([one.releases for one in told])} final releases** have a bug in the median, over "
        f"{typical([one.days for one in told])} days. {older} are older than 1.13.1, where measuring begins: their lives are "
        "counted from there."
    )
    yield f"- **{words.count(len(back), 'bug')} came back**: gone in one release, and there again in a later one."
    yield ""
    for picture, alt in (("scenarios", "Bugs by scenario"), ("areas", "Bugs by area")):
        yield f"![{alt}](images/statistics/{picture}.svg)"
        yield ""
    yield (
        "The areas are those of the entries' components; whatever is wrong with saving and reloading is under saving. A level says "
        "what the user loses: 4 the results, 3 the behaviour asked for, 2 right information, 1 a right display."
    )
    yield ""
    yield "## How long they live"
    yield ""
    yield (
        "From the day of the first final release that has the bug to that of the first without it; the time between a fix and a "
        "return is not counted. A bug goes by the releases of TensorFlow until 2.5 and of Keras from 2.6 on, one of TensorFlow's "
        "own code by those of TensorFlow; tf-keras, a fork, is left out."
    )
    yield ""
    for picture, alt in (("days", "Days"), ("releases", "Releases")):
        yield f"![{alt}](images/statistics/{picture}.svg)"
        yield ""
    yield "The longest lives:"
    yield ""
    yield "| entry | days | releases | lives |"
    yield "| --- | ---: | ---: | --- |"
    for one in sorted(told, key=lambda life: (-life.days, life.bug.id))[:_OLDEST]:
        since = " at least" if one.since else ""
        yield f"| {link(one.bug)} {text(one.bug.title)} | {one.days}{since} | {one.releases} | {'yes' if one.lives else 'no'} |"
