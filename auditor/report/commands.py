"""GitHub's workflow commands: annotations on the lines of a pull request."""

from __future__ import annotations

from auditor.matching.finding import Advisory, Audit, Finding
from auditor.place import Location
from auditor.report import changes, selection, words
from auditor.report.escape import workflow_data, workflow_property
from auditor.report.places import line_of, within

MAX_EACH = 10
"""GitHub shows ten annotations of each kind a step; the worst come first."""


def render(audit: Audit, *, prefix: str = "") -> str:
    """The workflow commands: errors for what fails the audit, warnings for the rest, notices on what is possible or
    unread. Of a change, what was there before and fails nothing is only counted. Paths are below `prefix`, where the
    audited root lies in the repository."""
    lines: dict[str, list[str]] = {"error": [], "warning": []}
    # The worst first; of the same level, what a change brings before what was there.
    for finding in sorted(selection.listed(audit), key=lambda finding: (-finding.threat, not _brought(audit, finding))):
        kind = "error" if selection.fails(audit, finding) else "warning"
        if kind == "warning" and not _brought(audit, finding):
            continue
        places = (_command(kind, finding, where, audit, prefix) for where in finding.locations or (None,))
        lines[kind].extend(places)
    if selection.advisories_fail(audit) and audit.advisories is not None:
        lines["error"].extend(_advisory(one, prefix) for one in audit.advisories.found)
    out = lines["error"][:MAX_EACH] + lines["warning"][:MAX_EACH]
    cut = sum(max(0, len(held) - MAX_EACH) for held in lines.values())
    out.extend(f"::notice title=silent-audit::{workflow_data(text)}" for text in _notices(audit, cut))
    return "".join(line + "\n" for line in out)


def _brought(audit: Audit, finding: Finding) -> bool:
    return audit.change is None or audit.change.brings(finding)


def _command(kind: str, finding: Finding, location: Location | None, audit: Audit, prefix: str) -> str:
    properties, where = [], ""
    if location is not None:
        properties.append(f"file={workflow_property(within(prefix, location.path))}")
        if location.cell is not None:
            where = f"cell {location.cell}, line {location.line}: "
        line = line_of(audit, location)
        if line:
            properties.append(f"line={line}")
            # A column of a cell's line is not one of the notebook's file.
            if location.column and location.cell is None:
                properties.append(f"col={location.column}")
    properties.append(f"title={workflow_property(f'{finding.id}: {words.level(finding.threat)}')}")
    seen = f" Seen in a run: {words.figures(finding.run)}." if finding.run and words.figures(finding.run) else ""
    text = f"{where}{finding.title}.{seen} Way out: {words.way_out(finding)}."
    return f"::{kind} {','.join(properties)}::{workflow_data(text)}"


def _advisory(advisory: Advisory, prefix: str) -> str:
    """One that fails the audit, where it is pinned."""
    properties, where = [], advisory.location
    if where is not None:
        properties.append(f"file={workflow_property(within(prefix, where.path))}")
        if where.line and where.cell is None:
            properties.append(f"line={where.line}")
    properties.append(f"title={workflow_property(f'{advisory.id}: a known advisory')}")
    fixed = f"fixed in {', '.join(advisory.fixed_in)}" if advisory.fixed_in else "no fix is known"
    return f"::error {','.join(properties)}::{workflow_data(f'{advisory.package} {advisory.version}: {fixed}')}"


def _notices(audit: Audit, cut: int) -> list[str]:
    said = []
    if cut:
        said.append(f"{words.count(cut, 'more place')} in the job's summary")
    already = [finding for finding in selection.already(audit) if not selection.fails(audit, finding)]
    if already:
        said.append(f"{changes.number(changes.bugs(already))} stood here before this change: see the job's summary")
    if audit.change is not None:
        said += [f"a comment of this change ignores {changes.ignored(one)}" for one in audit.change.ignored[:5]]
    possible = selection.possible(audit)
    if possible:
        said.append(f"{words.count(len(possible), 'silent bug')} cannot be ruled out: see the job's summary")
    refuted = selection.refuted(audit)
    if refuted:
        said.append(f"{words.count(len(refuted), 'finding')} refuted by a run: see the job's summary")
    partial = words.partial(audit)
    if partial:
        more = f", and {len(partial) - 1} more" if len(partial) > 1 else ""
        said.append(f"the audit is partial: could not read {partial[0].location}: {partial[0].reason}{more}")
    if audit.advisories is not None and words.advisories_matter(audit.advisories):
        said.append(f"pip-audit: {words.advisories(audit.advisories)}")
    if not audit.stacks:
        said.append(words.NOTHING)
    return said
