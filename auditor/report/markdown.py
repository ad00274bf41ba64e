"""The pull request's comment and the job summary: GitHub's Markdown, cut whole by finding where it would be too
long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.matching.finding import LEVELS, Advisory, Audit, Change, Evidence, Finding
from auditor.place import Location, Skip
from auditor.report import changes, selection, words
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
_MAX_LOOSENED = 5
_RESERVE = 200
"""Room for the lines that count what was cut, and for the blank lines between the parts."""


def length(text: str) -> int:
    """The length of a text as GitHub counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def render(
    audit: Audit, *, link: Link = lambda location: None, base_link: Link = lambda location: None, limit: int = LIMIT,
    min_evidence: Evidence = Evidence.TRIGGERED, name: str = "", report: str | None = None, brief: bool = False,
) -> str:  # fmt: skip
    """The report as Markdown of at most `limit` characters, which is to be a thousand or more. The worst findings stay
    whole; what is left out is counted.

    `base_link` gives the address of a place of the base. `name` is the audit's, where a pull request has several.
    `report` is the address of the full one. With `brief`, a change that brings and fixes nothing is told in one line.
    """
    told = _Told(audit, min_evidence, name)
    if audit.change is not None and brief and changes.is_quiet(audit):
        return _quiet(told, report)
    parts, foot = [_head(told, link) + _asked(audit)], _foot(audit, report)
    if not told.listed and not told.possible and not told.fixed:
        foot = ""
    if length(parts[0]) + length(foot) + _RESERVE > limit:
        return _short(told)
    left = limit - length(parts[0]) - length(foot) - _RESERVE
    rows, left = _fitting([_row(finding, audit, link) for finding in told.brought], left - length(_TABLE))
    if rows:
        parts.append(_TABLE + "".join(rows))
    if len(rows) < len(told.brought):
        more = words.count(len(told.brought) - len(rows), "more finding")
        parts.append(f"**{more}** did not fit here: the job's summary and the report hold more.\n")
    for title, blocks in (
        ("Why, line by line", [_why(finding, link) for finding in told.brought[: len(rows)] if finding.because]),
        (f"Fixed by this change ({changes.bugs(told.fixed)})", [_line(one, base_link) for one in told.fixed]),
        (_already_there(told.already), [_line(one, link) for one in told.already]),
        (_cannot_be_ruled_out(told), [_possible(finding, audit, link) for finding in told.possible]),
        (
            f"Refuted ({len(told.refuted)}): the repro ran and showed no silent bug",
            [_refuted(one, link) for one in told.refuted],
        ),
        (f"Not read ({len(audit.skips)})", _skips(audit.skips, link)),
        (_not_known(audit.change), _skips(audit.change.unseen, base_link) if audit.change is not None else []),
        (f"Of the policy and of comments ({len(_remarks(audit, link))})", _remarks(audit, link)),
        _advisories(audit, link),
    ):
        folded, left = _folded(title, blocks, left)
        parts.append(folded)
    parts.append(foot)
    return "\n".join(part for part in parts if part)


class _Told:
    """What a report tells: without a base to compare with, all that is listed stands where else the new stands."""

    def __init__(self, audit: Audit, min_evidence: Evidence, name: str) -> None:
        self.audit, self.name = audit, name
        self.brought = selection.brought(audit, min_evidence)
        self.already = selection.already(audit, min_evidence)
        self.listed = selection.listed(audit, min_evidence)
        self.refuted = selection.refuted(audit)
        self.fixed = audit.change.fixed if audit.change is not None else ()
        held = selection.possible(audit, min_evidence)
        # The new ones first, each worst first.
        self.possible = sorted(held, key=lambda f: audit.change is not None and not audit.change.brings(f))


def _short(told: _Told) -> str:
    mark = _COLORS[told.listed[0].threat] if told.listed else "🟡"
    said = f"{len(told.listed)} triggered, {len(told.possible)} possible; the report did not fit here."
    return f"{mark} **{_named(told.name)}**: {said}\n"


def _named(name: str) -> str:
    return f"silent-audit, {markdown(name, 100)}" if name else "silent-audit"


def _quiet(told: _Told, report: str | None) -> str:
    """The one line where nothing is new."""
    partial, asked = words.partial(told.audit), told.audit.advisories
    matters = words.advisories_matter(asked)
    mark = "🟡" if partial or matters or not told.audit.stacks else "✅"
    what = changes.QUIET if told.audit.stacks else words.NOTHING
    parts = [f"{mark} **{_named(told.name)}**: {what}" + (" in what could be read" if partial else "")]
    if told.already:
        parts.append(f"{changes.stood(told.already)}{changes.levels(told.already)}")
    if partial:
        parts.append(f"the audit is partial, {words.count(len(partial), 'place')} could not be read")
    if asked is not None and matters:
        parts.append(f"pip-audit: {markdown(words.advisories(asked))}")
    if report:
        parts.append(_linked("full report", report))
    return " · ".join(parts) + "\n"


def _head(told: _Told, link: Link) -> str:
    audit, partial = told.audit, words.partial(told.audit)
    if not audit.stacks and not told.fixed:
        return f"⚪ **{_named(told.name)}**: {words.NOTHING}.\n"
    if not told.listed and not told.possible and not told.fixed:
        hushed = audit.change is not None and bool(audit.change.ignored)
        mark = "🟡" if partial or hushed or words.advisories_matter(audit.advisories) else "✅"
        said = f"{mark} **{_named(told.name)}**: {_versions(audit)}: {words.clean(audit)} ({words.scanned(audit)})."
        said += f" {words.count(len(told.refuted), 'finding')} refuted by a run." if told.refuted else ""
        said += (f" **The audit is partial.** {_unread(len(partial))}" if partial else "") + "\n"
        return said + _hushed(audit.change, link) + _loosened(audit, link)
    shown = [markdown(words.stack_line(stack), 300) for stack in audit.stacks[:_MAX_STACKS]]
    if len(audit.stacks) > _MAX_STACKS:
        shown.append(f"and {words.count(len(audit.stacks) - _MAX_STACKS, 'more stack')}")
    said = f"### {_title(told)}\n\n"
    said += _effect(audit, audit.change, link) if audit.change is not None else ""
    # The versions that move have been told.
    if audit.change is None or not audit.change.moves:
        said += f"{' <br> '.join(shown or [words.NOTHING])} · {words.scanned(audit)}\n"
    said += _hushed(audit.change, link) + _loosened(audit, link)
    return said + (f"\n⚠️ **The audit is partial.** {_unread(len(partial))}\n" if partial else "")


def _title(told: _Told) -> str:
    """All in one line: what the change does where there is a base, else what the code does."""
    of = f"{markdown(told.name, 100)}: " if told.name else ""
    subject = "This code" if told.audit.change is None else "This change"
    fixed = changes.bugs(told.fixed)
    if told.brought:
        worst = told.brought[0].threat
        sure = all(f.evidence.strength >= Evidence.TRIGGERED.strength for f in told.brought)
        number = len(told.brought) if told.audit.change is None else changes.bugs(told.brought)
        which = "a silent bug of" if number == 1 else f"{number} silent bugs, the worst of"
        title = f"{subject} {'triggers' if sure else 'may trigger'} {which} level {worst} ({LEVELS[worst]})"
        return f"{_COLORS[worst]} {of}{title}" + (f", and fixes {'one' if fixed == 1 else fixed}" if fixed else "")
    if fixed:
        return f"🟢 {of}{subject} fixes {changes.number(fixed)}"
    if told.already:
        fails = changes.failing(told.audit)
        mark, more = (_COLORS[fails[0].threat], ", and the gate is on all") if fails else ("⚪", "")
        return f"{mark} {of}{subject} brings no silent bug, {changes.stood(told.already)}{more}"
    return f"🟡 {of}No silent bug is triggered for certain, {len(told.possible)} cannot be ruled out"


def _effect(audit: Audit, change: Change, link: Link) -> str:
    """`tensorflow 2.2.3 → 2.3.1 in poetry.lock:412 fixes 2 silent bugs that your code meets and brings 1.`"""
    moved = [f"{code(changes.versions(move))} in {_place(move.location, link)}" for move in change.moves[:_MAX_STACKS]]
    if len(change.moves) > _MAX_STACKS:
        moved.append(f"{len(change.moves) - _MAX_STACKS} more")
    if not moved:
        return ""
    subject = " and ".join(moved)
    if change.code:
        return f"With {subject} and with its code this change {changes.effect(audit, change)}.\n"
    several = len(moved) > 1
    return f"{subject}{' together' if several else ''} {changes.effect(audit, change)}.\n"


def _hushed(change: Change | None, link: Link) -> str:
    """What this very change takes out of the report by comments: it has to be seen."""
    if change is None or not change.ignored:
        return ""
    held = [
        f"{one.id} at {_place(one.location, link)} &#40;{markdown(one.reason, 120)}&#41;" for one in change.ignored[:5]
    ]
    more = f" and {len(change.ignored) - 5} more" if len(change.ignored) > 5 else ""
    number = words.count(len(change.ignored), "place")
    return f"\n⚠️ Comments of this change ignore {number}: {'; '.join(held)}{more}.\n"


def _already_there(findings: Sequence[Finding]) -> str:
    return f"Already there ({changes.bugs(findings)}: {changes.of_levels(findings)})" if findings else ""


def _cannot_be_ruled_out(told: _Told) -> str:
    change = told.audit.change
    new = sum(change.brings(finding) for finding in told.possible) if change is not None else 0
    return f"Possible ({len(told.possible)}{f', {new} of them new' if new else ''}): cannot be ruled out"


def _not_known(change: Change | None) -> str:
    number = len(change.unseen) if change is not None else 0
    return f"Not read before the change ({number}): what was there already is not known"


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
    if finding.run is not None and words.figures(finding.run):
        what += f": *{markdown(words.figures(finding.run), 600)}*"
    elif finding.run is not None:
        what += f" <br> run: {markdown(words.ran(finding.run), 600)}"
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


def _line(finding: Finding, link: Link) -> str:
    """A finding in a line: what was fixed, or was there before."""
    places = [_place(location, link) for location in finding.locations[:_MAX_PLACES]]
    if len(finding.locations) > _MAX_PLACES:
        places.append(f"{words.count(len(finding.locations) - _MAX_PLACES, 'more place')}")
    title = _linked(markdown(finding.title), finding.url)
    where = f" at {', '.join(places)}" if places else ""
    return f"- {_COLORS[finding.threat]} level {finding.threat}, {title} ({finding.id}){where}\n"


def _possible(finding: Finding, audit: Audit, link: Link) -> str:
    first = f" at {_place(finding.locations[0], link)}" if finding.locations else ""
    more = f" and {words.count(len(finding.locations) - 1, 'more place')}" if len(finding.locations) > 1 else ""
    title = _linked(markdown(finding.title), finding.url)
    new = "**new**, " if audit.change is not None and audit.change.brings(finding) else ""
    why = markdown(words.unsure(finding), 400)
    return f"- {new}level {finding.threat}, {title} ({finding.id}){first}{more}: {why}\n"


def _refuted(finding: Finding, link: Link) -> str:
    first = f" at {_place(finding.locations[0], link)}" if finding.locations else ""
    said = f"{words.ran(finding.run)}: {words.figures(finding.run)}" if finding.run is not None else ""
    title = _linked(markdown(finding.title), finding.url)
    return f"- level {finding.threat}, {title} ({finding.id}){first}: {markdown(said, 600)}\n"


def _skips(skips: Sequence[Skip], link: Link) -> list[str]:
    held = sorted(skips, key=lambda skip: not skip.partial)
    return [f"- {_place(skip.location, link)} {markdown(skip.reason)}\n" for skip in held]


def _remarks(audit: Audit, link: Link) -> list[str]:
    """What is to be said of the policy and of comments, but for what the head says."""
    told = {(remark.location, remark.text) for remark in audit.remarks if remark.loosens}
    return [_remark(location, text, link) for location, text in words.remarks(audit) if (location, text) not in told]


def _loosened(audit: Audit, link: Link) -> str:
    """How the change loosens the policy that it is held to, where everybody sees it."""
    held = [remark for remark in audit.remarks if remark.loosens]
    shown = [_remark(remark.location, remark.text, link) for remark in held[:_MAX_LOOSENED]]
    more = [f"- and {len(held) - _MAX_LOOSENED} more\n"] if len(held) > _MAX_LOOSENED else []
    return "".join(["\n⚠️ **This change loosens the policy:**\n\n", *shown, *more]) if held else ""


def _remark(location: Location, text: str, link: Link) -> str:
    return f"- {_place(location, link)} {markdown(text, 600)}\n"


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


def _foot(audit: Audit, report: str | None) -> str:
    parts = []
    for way in audit.upgrades[:_MAX_STACKS]:
        what = markdown(words.upgrade(way).removesuffix(f"{way.package} {way.version}"), 200)
        more = f" and {len(way.brings) - 5} more" if len(way.brings) > 5 else ""
        brings = f"which brings {', '.join(way.brings[:5])}{more}" if way.brings else "which brings none"
        brings += "" if way.fits_python else " and is not for your Python"
        parts.append(f"{what[0].upper()}{what[1:]} **{markdown(way.package)} {markdown(way.version)}**, {brings}")
    if report:
        parts.append(_linked("full report", report))
    parts.append(f"[what the levels mean]({DOCS}/usage.md#threat-levels)")
    parts.append(f"database of {audit.database_date}, {words.count(audit.database_bugs, 'bug')}")
    return " · ".join(parts) + "\n"
