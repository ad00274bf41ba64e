"""The pull request's comment and the job summary: GitHub's Markdown, cut whole by finding where it would be too
long."""

from __future__ import annotations

from collections.abc import Callable

from auditor.matching.finding import LEVELS, Audit, Finding
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import code, markdown

Link = Callable[[Location], str | None]
"""The address of a place at the audited commit, or None."""

DOCS = "https://github.com/silent-audit/silent-audit/blob/main/docs"
LIMIT = 65_536
"""Characters that GitHub takes in a comment."""

_COLORS = {4: "🔴", 3: "🟠", 2: "🔵", 1: "⚪"}
_MAX_PLACES = 5


def length(text: str) -> int:
    """The length of a text as GitHub counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def render(audit: Audit, *, link: Link = lambda location: None, limit: int = LIMIT) -> str:
    """The report as Markdown of at most `limit` characters. The worst findings stay whole; what is left out is
    counted."""
    listed, possible = selection.listed(audit), selection.possible(audit)
    if not listed and not possible:
        return _clean(audit)
    head = _head(audit, listed)
    foot = _foot(audit)
    room = limit - length(head) - length(foot) - 600
    rows, used = [], 0
    for finding in listed:
        row = _row(finding, audit, link)
        if used + length(row) > room:
            break
        rows.append(row)
        used += length(row)
    parts = [head]
    if rows:
        parts.append("| level | what goes wrong | where | way out |\n| --- | --- | --- | --- |\n" + "".join(rows))
    if len(rows) < len(listed):
        parts.append(
            f"\n**{words.count(len(listed) - len(rows), 'more finding')}** did not fit here; all are in the job's summary and report.\n"
        )
    parts.append(_because(listed[: len(rows)], link, room - used))
    used = sum(map(length, parts)) - length(head)
    parts.append(_possible(possible, link, room - used))
    parts.append(foot)
    return "\n".join(part for part in parts if part)


def _clean(audit: Audit) -> str:
    if not audit.stacks:
        return "⚪ **silent-audit**: nothing to audit, no file here says that TensorFlow or Keras is installed.\n"
    partial = [skip for skip in audit.skips if skip.partial]
    said = f"✅ **silent-audit**: {markdown(_versions(audit))}: {words.clean(audit)} ({words.scanned(audit)})."
    if partial:
        said = (
            said.replace("✅", "🟡", 1)
            + f" **The audit is partial**: {words.count(len(partial), 'place')} could not be read."
        )
    return said + _advisories(audit) + "\n"


def _versions(audit: Audit) -> str:
    return " · ".join(words.version_of(package) for stack in audit.stacks for package in stack.packages)


def _head(audit: Audit, listed: list[Finding]) -> str:
    where = "; ".join(words.stack_line(stack) for stack in audit.stacks[:4])
    if not listed:
        return f"### 🟡 No silent bug is triggered for certain\n\n{markdown(where, 600)}\n"
    worst = listed[0].threat
    number = words.count(len(listed), "silent bug")
    return f"### {_COLORS[worst]} This code triggers {number}, the worst of level {worst} ({LEVELS[worst]})\n\n{markdown(where, 600)}\n"


def _row(finding: Finding, audit: Audit, link: Link) -> str:
    level = f"{_COLORS[finding.threat]} **{finding.threat}** {LEVELS[finding.threat]}"
    what = f"[{markdown(finding.title)}]({finding.url}) <br> {finding.id}, {markdown(finding.basis)}: {markdown(finding.measured)}"
    if finding.same_cause:
        what += f" <br> same cause: {', '.join(finding.same_cause)}"
    places = [
        _place(location, audit.sources.get(str(location), ""), link) for location in finding.locations[:_MAX_PLACES]
    ]
    if len(finding.locations) > _MAX_PLACES:
        places.append(f"and {words.count(len(finding.locations) - _MAX_PLACES, 'more place')}")
    return f"| {level} | {what} | {' <br> '.join(places)} | {markdown(words.way_out(finding), 600)} |\n"


def _place(location: Location, source: str, link: Link) -> str:
    shown = code(str(location))
    address = link(location)
    place = f"[{shown}]({address})" if address else shown
    return f"{place} {code(source, 120)}".strip()


def _because(listed: list[Finding], link: Link, room: int) -> str:
    lines = []
    for finding in listed:
        lines.extend(f"- {finding.id}: {_place(b.location, '', link)} {markdown(b.text)}" for b in finding.because)
    return _folded("Why", lines, room)


def _possible(possible: list[Finding], link: Link, room: int) -> str:
    lines = []
    for finding in possible:
        first = f" at {_place(finding.locations[0], '', link)}" if finding.locations else ""
        lines.append(
            f"- level {finding.threat}, [{markdown(finding.title)}]({finding.url}){first}: {markdown(words.certain_reasons(finding), 400)}"
        )
    return _folded(f"Possible ({len(possible)}): cannot be ruled out", lines, room)


def _folded(title: str, lines: list[str], room: int) -> str:
    kept, used = [], 200
    for line in lines:
        used += length(line) + 1
        if used > room:
            break
        kept.append(line)
    if not lines or (not kept and room < 400):
        return ""
    if len(kept) < len(lines):
        kept.append(f"- and {len(lines) - len(kept)} more")
    body = "\n".join(kept)
    return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>\n"


def _advisories(audit: Audit) -> str:
    if audit.advisories is None:
        return ""
    lines = [f"\n\n**Advisories** (pip-audit): {markdown(words.advisories_line(audit.advisories))}"]
    for advisory in audit.advisories.found[:20]:
        fixed = f", fixed in {', '.join(advisory.fixed_in)}" if advisory.fixed_in else ""
        lines.append(
            f"- {markdown(advisory.package)} {markdown(advisory.version)}: {markdown(advisory.id)}{markdown(fixed)}"
        )
    if len(audit.advisories.found) > 20:
        lines.append(f"- and {len(audit.advisories.found) - 20} more")
    return "\n".join(lines)


def _foot(audit: Audit) -> str:
    parts = [
        f"Nearest release that clears {'it' if len(u.clears) == 1 else f'all {len(u.clears)}'}: **{u.package} {u.version}**"
        + (f", which brings {', '.join(u.brings)}" if u.brings else "")
        for u in audit.upgrades
    ]
    partial = sum(1 for skip in audit.skips if skip.partial)
    if partial:
        parts.append(f"**partial**: {words.count(partial, 'place')} could not be read")
    parts.append(f"[what the levels mean]({DOCS}/usage.md#threat-levels)")
    parts.append(f"measured database of {audit.database_date}, {words.count(audit.database_bugs, 'bug')}")
    return _advisories(audit).strip() + ("\n\n" if audit.advisories else "") + " · ".join(parts) + "\n"
