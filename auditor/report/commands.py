"""GitHub's workflow commands: annotations on the lines of a pull request."""

from __future__ import annotations

from auditor.matching.finding import Audit, Finding
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import workflow_data, workflow_property

MAX_EACH = 10
"""GitHub shows ten annotations of each kind a step; the worst come first."""


def render(audit: Audit) -> str:
    """The workflow commands: errors at or above the gate, warnings below it, notices on what is possible or unread."""
    lines: dict[str, list[str]] = {"error": [], "warning": []}
    for finding in selection.listed(audit):
        kind = "error" if audit.fail_on is not None and finding.threat >= audit.fail_on else "warning"
        lines[kind].extend(_command(kind, finding, location) for location in finding.locations or (None,))
    out = lines["error"][:MAX_EACH] + lines["warning"][:MAX_EACH]
    cut = sum(max(0, len(held) - MAX_EACH) for held in lines.values())
    out.extend(f"::notice title=silent-audit::{workflow_data(text)}" for text in _notices(audit, cut))
    return "".join(line + "\n" for line in out)


def _command(kind: str, finding: Finding, location: Location | None) -> str:
    properties, where = [], ""
    if location is not None:
        properties.append(f"file={workflow_property(location.path)}")
        # The lines of a notebook's cell are not lines of its file.
        if location.cell is not None:
            where = f"cell {location.cell}, line {location.line}: "
        elif location.line:
            properties.append(f"line={location.line}")
            if location.column:
                properties.append(f"col={location.column}")
    properties.append(f"title={workflow_property(f'{finding.id}: {words.level(finding.threat)}')}")
    text = f"{where}{finding.title}. Way out: {words.way_out(finding)}."
    return f"::{kind} {','.join(properties)}::{workflow_data(text)}"


def _notices(audit: Audit, cut: int) -> list[str]:
    said = []
    if cut:
        said.append(f"{words.count(cut, 'more place')} in the job's summary")
    possible = selection.possible(audit)
    if possible:
        said.append(f"{words.count(len(possible), 'silent bug')} cannot be ruled out: see the job's summary")
    partial = words.partial(audit)
    if partial:
        more = f", and {len(partial) - 1} more" if len(partial) > 1 else ""
        said.append(f"the audit is partial: could not read {partial[0].location}: {partial[0].reason}{more}")
    if audit.advisories is not None and words.advisories_matter(audit.advisories):
        said.append(f"pip-audit: {words.advisories(audit.advisories)}")
    if not audit.stacks:
        said.append(words.NOTHING)
    return said
