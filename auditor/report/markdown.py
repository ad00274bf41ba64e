"""The pull request's comment and the job summary: GitHub's Markdown, cut whole by finding where it would be too
long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.matching.finding import LEVELS, Advisory, Audit, Evidence, Finding
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import code, markdown

Link = Callable[[Location], str | None]
"""The address of a place at the audited commit, or None."""

DOCS = "https://github.com/silent-audit/silent-audit/blob/main/docs"
LIMIT = 65_536
"""Characters that GitHub takes in a comment."""

_COLORS = {4: "🔴", 3: "🟠", 2: "🔵", 1: "⚪"}
_TABLE = "| level | what goes wrong | where | way out |\n| --- | --- | --- | --- |\n"
_MAX_PLACES = 5
_MAX_STACKS = 4
_RESERVE = 200
"""Room for the lines that count what was cut, and for the blank lines between the parts."""


def length(text: str) -> int:
    """The length of a text as GitHub counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def render(
    audit: Audit, *, link: Link = lambda location: None, limit: int = LIMIT,
    min_evidence: Evidence = Evidence.TRIGGERED,
) -> str:  # fmt: skip
    """The report as Markdown of at most `limit` characters, which is to be a thousand or more. The worst findings stay
    whole; what is left out is counted."""
    listed, possible = selection.listed(audit, min_evidence), selection.possible(audit, min_evidence)
    parts, foot = [_head(audit, listed, possible) + _asked(audit)], _foot(audit)
    if not listed and not possible:
        foot = ""
    elif length(parts[0]) + length(foot) + _RESERVE > limit:
        return _short(listed, possible)
    left = limit - length(parts[0]) - length(foot) - _RESERVE
    rows, left = _fitting([_row(finding, audit, link) for finding in listed], left - length(_TABLE))
    if rows:
        parts.append(_TABLE + "".join(rows))
    if len(rows) < len(listed):
        more = words.count(len(listed) - len(rows), "more finding")
        parts.append(f"**{more}** did not fit here: the job's summary and the report hold more.\n")
    for title, blocks in (
        ("Why, line by line", [_why(finding, link) for finding in listed[: len(rows)] if finding.because]),
        (f"Possible ({len(possible)}): cannot be ruled out", [_possible(finding, link) for finding in possible]),
        (f"Not read ({len(audit.skips)})", _skips(audit, link)),
        (f"Of the policy and of comments ({len(words.remarks(audit))})", _remarks(audit, link)),
        _advisories(audit, link),
    ):
        folded, left = _folded(title, blocks, left)
        parts.append(folded)
    parts.append(foot)
    return "\n".join(part for part in parts if part)


def _short(listed: Sequence[Finding], possible: Sequence[Finding]) -> str:
    mark = _COLORS[listed[0].threat] if listed else "🟡"
    return f"{mark} **silent-audit**: {len(listed)} triggered, {len(possible)} possible; the report did not fit here.\n"


def _head(audit: Audit, listed: Sequence[Finding], possible: Sequence[Finding]) -> str:
    partial = words.partial(audit)
    if not audit.stacks:
        return f"⚪ **silent-audit**: {words.NOTHING}.\n"
    if not listed and not possible:
        mark = "🟡" if partial or words.advisories_matter(audit.advisories) else "✅"
        said = f"{mark} **silent-audit**: {_versions(audit)}: {words.clean(audit)} ({words.scanned(audit)})."
        return said + (f" **The audit is partial.** {_unread(len(partial))}" if partial else "") + "\n"
    if listed:
        worst = listed[0].threat
        verb = "triggers" if all(f.evidence.strength >= Evidence.TRIGGERED.strength for f in listed) else "may trigger"
        which = "a silent bug of" if len(listed) == 1 else f"{len(listed)} silent bugs, the worst of"
        title = f"{_COLORS[worst]} This code {verb} {which} level {worst} ({LEVELS[worst]})"
    else:
        title = f"🟡 No silent bug is triggered for certain, {len(possible)} cannot be ruled out"
    shown = [markdown(words.stack_line(stack), 300) for stack in audit.stacks[:_MAX_STACKS]]
    if len(audit.stacks) > _MAX_STACKS:
        shown.append(f"and {words.count(len(audit.stacks) - _MAX_STACKS, 'more stack')}")
    said = f"### {title}\n\n{' <br> '.join(shown)} · {words.scanned(audit)}\n"
    return said + (f"\n⚠️ **The audit is partial.** {_unread(len(partial))}\n" if partial else "")


def _asked(audit: Audit) -> str:
    """What pip-audit said, in sight: only its list is folded."""
    if audit.advisories is None:
        return ""
    mark = "⚠️ " if words.advisories_matter(audit.advisories) else ""
    return f"\n{mark}pip-audit: {markdown(words.advisories(audit.advisories))}.\n"


def _unread(number: int) -> str:
    return f"{words.count(number, 'place')} could not be read, and may hold more."


def _versions(audit: Audit) -> str:
    packages = dict.fromkeys(words.version_of(package) for stack in audit.stacks for package in stack.packages)
    more = f" and {len(packages) - 6} more" if len(packages) > 6 else ""
    return markdown(" · ".join(list(packages)[:6]), 300) + more


def _row(finding: Finding, audit: Audit, link: Link) -> str:
    level = f"{_COLORS[finding.threat]} **{finding.threat}** {LEVELS[finding.threat]}"
    what = f"{_linked(markdown(finding.title), finding.url)} <br> {finding.id}"
    if finding.evidence is not Evidence.TRIGGERED:
        what += f", *{finding.evidence.value}*"
    if finding.measured:
        what += f" <br> {finding.basis}: {markdown(words.affected(finding), 600)}"
    if finding.same_cause:
        what += f" <br> of the same cause: {markdown(', '.join(finding.same_cause))}"
    if finding.stack != "." and len(audit.stacks) > 1:
        what += f" <br> under {code(finding.stack + '/')}"
    places = [
        f"{_place(location, link)} {code(audit.sources.get(str(location), ''), 120)}".strip()
        for location in finding.locations[:_MAX_PLACES]
    ]
    if len(finding.locations) > _MAX_PLACES:
        places.append(f"and {words.count(len(finding.locations) - _MAX_PLACES, 'more place')}")
    return f"| {level} | {what} | {' <br> '.join(places)} | {markdown(words.way_out(finding), 600)} |\n"


def _linked(shown: str, address: str | None) -> str:
    """A link whose address can end neither it nor a table's cell."""
    if not address:
        return shown
    safe = "".join(f"%{ord(c):02X}" if c in '()<>|\\"`' or c <= " " else c for c in address)
    return f"[{shown}]({safe})"


def _place(location: Location, link: Link) -> str:
    return _linked(code(str(location)), link(location))


def _why(finding: Finding, link: Link) -> str:
    lines = "".join(f"- {_place(b.location, link)} {markdown(b.text)}\n" for b in finding.because[:20])
    more = f"- and {len(finding.because) - 20} more\n" if len(finding.because) > 20 else ""
    symptom = f": {markdown(finding.symptom, 1_000)}" if finding.symptom else ""
    return f"**{finding.id}**{symptom}\n\n{lines}{more}\n"


def _possible(finding: Finding, link: Link) -> str:
    first = f" at {_place(finding.locations[0], link)}" if finding.locations else ""
    more = f" and {words.count(len(finding.locations) - 1, 'more place')}" if len(finding.locations) > 1 else ""
    title = _linked(markdown(finding.title), finding.url)
    return f"- level {finding.threat}, {title} ({finding.id}){first}{more}: {markdown(words.unsure(finding), 400)}\n"


def _skips(audit: Audit, link: Link) -> list[str]:
    held = sorted(audit.skips, key=lambda skip: not skip.partial)
    return [f"- {_place(skip.location, link)} {markdown(skip.reason)}\n" for skip in held]


def _remarks(audit: Audit, link: Link) -> list[str]:
    return [f"- {_place(location, link)} {markdown(text, 600)}\n" for location, text in words.remarks(audit)]


def _advisories(audit: Audit, link: Link) -> tuple[str, list[str]]:
    asked = audit.advisories
    if asked is None:
        return "", []
    blocks = [_advisory(one, link) for one in asked.found]
    blocks += [f"- {markdown(name)} was not checked: {markdown(reason)}\n" for name, reason in asked.skipped]
    return "What pip-audit said", blocks


def _advisory(advisory: Advisory, link: Link) -> str:
    where = f" ({_place(advisory.location, link)})" if advisory.location is not None else ""
    fixed = f"fixed in {', '.join(advisory.fixed_in)}" if advisory.fixed_in else "no fix is known"
    summary = f": {advisory.summary}" if advisory.summary else ""
    said = markdown(f"{advisory.id}, {fixed}{summary}")
    return f"- {markdown(f'{advisory.package} {advisory.version}')}{where}: {said}\n"


def _folded(title: str, blocks: Sequence[str], room: int) -> tuple[str, int]:
    """A folded part with the blocks that fit, and the room that it leaves."""
    frame = f"<details><summary>{title}</summary>\n\n", "\n</details>\n"
    used = length(frame[0]) + length(frame[1]) + 40
    if not blocks or used > room:
        return "", room
    kept, left = _fitting(blocks, room - used)
    more = f"{len(blocks) - len(kept)} more\n" if len(kept) < len(blocks) else ""
    return frame[0] + "".join(kept) + ("\nand " if more else "") + more + frame[1], left


def _fitting(blocks: Sequence[str], room: int) -> tuple[list[str], int]:
    kept = []
    for block in blocks:
        if length(block) > room:
            break
        kept.append(block)
        room -= length(block)
    return kept, room


def _foot(audit: Audit) -> str:
    parts = []
    for way in audit.upgrades[:_MAX_STACKS]:
        what = markdown(words.upgrade(way).removesuffix(f"{way.package} {way.version}"), 200)
        more = f" and {len(way.brings) - 5} more" if len(way.brings) > 5 else ""
        brings = f"which brings {', '.join(way.brings[:5])}{more}" if way.brings else "which brings none"
        parts.append(f"{what[0].upper()}{what[1:]} **{markdown(way.package)} {markdown(way.version)}**, {brings}")
    parts.append(f"[what the levels mean]({DOCS}/usage.md#threat-levels)")
    parts.append(f"database of {audit.database_date}, {words.count(audit.database_bugs, 'bug')}")
    return " · ".join(parts) + "\n"
