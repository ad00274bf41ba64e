"""The terminal report: the worst first, the place before the theory, one way out each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from auditor.matching.finding import LEVELS, Advisory, Audit, Because, Change, Evidence, Finding
from auditor.place import Location
from auditor.report import changes, selection, words
from auditor.report.escape import log, plain
from auditor.report.layout import Line, cells, colored, pad, plain_text, window, wrap

MAX_STACKS = 10
MAX_SKIPS = 10
MAX_PLACES = 6
STYLES = {4: "bold red", 3: "bold yellow", 2: "bold cyan", 1: "bold blue"}
"""The style of each threat level."""
_INDENT = "   "
_LABEL = 10
_MARGIN = len(_INDENT) + _LABEL
_MAX_PLACE = 36


def render(
    audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED, show_possible: bool = False,
    show_already: bool = False, width: int | None = None, color: bool | None = None,
) -> str:  # fmt: skip
    """The report as text of at most `width` columns (by default the terminal's, between 80 and 120), with colours
    where `color` says so (by default where standard output is a terminal that shows them)."""
    drawn = lines(
        audit,
        min_evidence=min_evidence,
        show_possible=show_possible,
        show_already=show_already,
        width=width or terminal_width(),
    )
    return log(colored(drawn) if (colorful() if color is None else color) else plain_text(drawn))


def terminal_width() -> int:
    """The columns that standard output has, between 80 and 120."""
    try:
        return max(80, min(120, os.get_terminal_size(sys.stdout.fileno()).columns))
    except (OSError, ValueError, AttributeError):
        return 110


def colorful() -> bool:
    """Whether standard output shows colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def lines(
    audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED, show_possible: bool = False,
    show_already: bool = False, width: int = 110,
) -> list[Line]:  # fmt: skip
    """The report as styled lines."""
    change = audit.change
    if not audit.stacks and not (change is not None and change.fixed):
        return list(_nothing(audit, width))
    possible = selection.possible(audit, min_evidence)
    # Of a change, what it brings is told in full; what was there is counted, and told if asked for.
    listed, already = selection.brought(audit, min_evidence), selection.already(audit, min_evidence)
    refuted = selection.refuted(audit)
    clean = change is None and not listed and not possible and not refuted
    out = list(_head(audit, clean, width))
    if change is not None:
        out += _moves(audit, change, width)
    for finding in listed:
        out += [[], *_finding(audit, finding, width)]
    if change is not None:
        out += _fixed(change, width)
        out += _titled("already there before this change", audit, already if show_already else (), width)
    out += _titled("possible: can be neither shown nor ruled out", audit, possible if show_possible else (), width)
    if refuted:
        out += [[], [("refuted: the repro ran under the project's own stack, and showed no silent bug", "bold")]]
        for finding in refuted:
            out += [[], *_refuted(audit, finding, width)]
    if not clean:
        told = (listed or already or possible or refuted)[:1]
        out += [
            [],
            *_closing(audit, told, _hints(audit, possible, already, show_possible, show_already), min_evidence, width),
        ]
    return [*out, *_advisories(audit, width), *_remarks(audit, width), *_skips(audit, width)]


def _titled(title: str, audit: Audit, findings: Sequence[Finding], width: int) -> Iterator[Line]:
    """Findings below a title; nothing where there are none."""
    if findings:
        yield from ([], [(title, "bold")])
    for finding in findings:
        yield from ([], *_finding(audit, finding, width))


def _moves(audit: Audit, change: Change, width: int) -> Iterator[Line]:
    """What the change does in one sentence: a version that moves is read as such."""
    moved = [f"{plain(changes.versions(m, '->'))} ({plain(str(m.location))})" for m in change.moves[:MAX_STACKS]]
    if len(change.moves) > MAX_STACKS:
        moved.append(f"{len(change.moves) - MAX_STACKS} more")
    effect = changes.effect(audit, change)
    if not moved:
        said = f"since {plain(change.base[:12])} this change {effect}"
    elif change.code:
        said = f"with {' and '.join(moved)} and with its code, since {plain(change.base[:12])}, this change {effect}"
    else:
        said = f"{' and '.join(moved)} {effect}"
    yield from _wrapped(said, "bold", width)
    for one in change.ignored[:MAX_SKIPS]:
        yield from _wrapped(f"a comment of this change ignores {plain(changes.ignored(one))}", "yellow", width)
    if len(change.ignored) > MAX_SKIPS:
        yield [(f"and {len(change.ignored) - MAX_SKIPS} more comments that ignore", "yellow")]
    for skip in change.unseen[:MAX_SKIPS]:
        said = f"not known before this change: {plain(str(skip.location))} {plain(skip.reason)}"
        yield from _wrapped(said, "yellow", width)
    if len(change.unseen) > MAX_SKIPS:
        yield [(f"and {len(change.unseen) - MAX_SKIPS} more", "yellow")]


def _fixed(change: Change, width: int) -> Iterator[Line]:
    """What the change fixes, a line a bug."""
    if change.fixed:
        yield from ([], [("fixed by this change", "bold green")])
    for finding in change.fixed:
        where = plain(str(finding.locations[0])) if finding.locations else ""
        more = f" and {words.count(len(finding.locations) - 1, 'more place')}" if len(finding.locations) > 1 else ""
        said = f"{_INDENT}level {finding.threat}  {finding.id}  {plain(finding.title)} · {where}{more}"
        yield from _wrapped(said, "green", width, indent=_INDENT * 2)


def _hints(
    audit: Audit, possible: Sequence[Finding], already: Sequence[Finding], shows_possible: bool, shows_already: bool
) -> list[str]:
    """What is found in numbers, and how to see the rest."""
    if audit.change is not None:
        said = [changes.counted(audit) + (" (--show already)" if already and not shows_already else "")]
    else:
        said = []
    if possible:
        said.append(f"{len(possible)} possible" + ("" if shows_possible else " (--show possible)"))
    return said


def _wrapped(text: str, style: str, width: int, joint: str = " ", indent: str = "  ") -> Iterator[Line]:
    """A sentence over as many lines as it takes, the later ones indented."""
    for index, part in enumerate(wrap(text, width - len(indent), joint)):
        yield [(part if index == 0 else indent + part, style)]


def _nothing(audit: Audit, width: int) -> Iterator[Line]:
    yield from _wrapped(f"{plain(audit.project)}/ · {words.scanned(audit)}", "", width, " · ")
    yield [(words.NOTHING, "bold")]
    yield from _wrapped("Name it in a requirements file or a lockfile, or audit the folder that does.", "dim", width)
    yield from _advisories(audit, width)
    yield from _remarks(audit, width)
    yield from _skips(audit, width)


def _head(audit: Audit, clean: bool, width: int) -> Iterator[Line]:
    """A line a stack; the last says what was scanned, and where nothing was found it says that too."""
    shown = audit.stacks[:MAX_STACKS]
    cut = len(audit.stacks) - len(shown)
    for index, stack in enumerate(shown):
        folder = "" if stack.folder == "." else f"{plain(stack.folder)}/: "
        line = f"{plain(audit.project)}/ · {folder}{plain(words.stack_line(stack), 600)}"
        if index == len(shown) - 1:
            line += f" · and {words.count(cut, 'more stack')}" if cut else ""
            line += f" · {words.scanned(audit)}" + (f": {words.clean(audit)}" if clean else "")
        yield from _wrapped(line, "" if clean else "bold", width, " · ")


def _finding(audit: Audit, finding: Finding, width: int) -> Iterator[Line]:
    yield from _title(audit, finding, width)
    yield from _places(audit, finding, width)
    yield from _because(finding, width)
    for index, reason in enumerate(finding.reasons[:3]):
        yield from _labelled("unsure" if index == 0 else "", plain(reason), width)
    if len(finding.reasons) > 3:
        yield from _labelled("", f"and {words.count(len(finding.reasons) - 3, 'more reason')}", width)
    if finding.same_cause:
        yield from _labelled("with it", f"{', '.join(finding.same_cause)}, of the same cause", width)
    yield from _run(finding, width)
    if finding.measured:
        yield from _labelled(finding.basis, plain(words.affected(finding), 600), width)
    yield from _labelled("way out", plain(words.way_out(finding), 1_000), width, "green")


def _run(finding: Finding, width: int) -> Iterator[Line]:
    """What a run of the repro showed, and what it should have."""
    run = finding.run
    if run is None:
        return
    if run.verdict in ("reproduced", "absent", "loud"):
        yield from _labelled("seen", plain(run.seen, 600), width, "red" if run.verdict == "reproduced" else "")
    if run.sound and run.verdict == "reproduced":
        yield from _labelled("should be", plain(words.should_be(run), 600), width)
    yield from _labelled("run", plain(words.ran(run), 600), width)


def _refuted(audit: Audit, finding: Finding, width: int) -> Iterator[Line]:
    """A finding that fails nothing: where it was thought to be, what was seen, and how to tell the database."""
    yield from _title(audit, finding, width)
    yield from _places(audit, finding, width)
    yield from _run(finding, width)
    yield from _labelled("tell it", plain(words.share(finding)), width)


def _title(audit: Audit, finding: Finding, width: int) -> Iterator[Line]:
    head = f"level {finding.threat} {LEVELS[finding.threat]}"
    indent = len(head) + len(finding.id) + 4
    tail = f" ({finding.evidence.value})" if finding.evidence is not Evidence.TRIGGERED else ""
    if finding.stack != "." and len(audit.stacks) > 1:
        tail += f", under {plain(finding.stack)}/"
    for index, part in enumerate(wrap(plain(finding.title) + tail, width - indent)):
        if index == 0:
            yield [(head, STYLES[finding.threat]), (f"  {finding.id}  ", "bold"), (part, "bold")]
        else:
            yield [(" " * indent + part, "bold")]


def _places(audit: Audit, finding: Finding, width: int) -> Iterator[Line]:
    shown = finding.locations[:MAX_PLACES]
    said = {str(because.location): because for because in finding.because}
    widest = _widest([one for one in map(plain, map(words.place, shown)) if cells(one) <= _MAX_PLACE])
    # Below its place, where that shows more of a line.
    if any(cells(audit.sources.get(str(one), "")[:width]) > width - len(_INDENT) - widest - 2 for one in shown):
        widest = widest if widest <= _MAX_PLACE // 2 else 0
    for location in shown:
        yield from _place(audit, location, said.get(str(location)), widest, width)
    if len(finding.locations) > MAX_PLACES:
        yield [(f"{_INDENT}and {words.count(len(finding.locations) - MAX_PLACES, 'more place')}", "")]


def _widest(places: Sequence[str]) -> int:
    return max(map(cells, places), default=0)


def _place(audit: Audit, location: Location, because: Because | None, widest: int, width: int) -> Iterator[Line]:
    """A place with its line of code beside it, or below where there is no room; the range is underlined, and says what
    the place does."""
    place = plain(words.place(location))
    indent = len(_INDENT) + widest + 2
    beside = cells(place) <= widest
    source = audit.sources.get(str(location), "")
    if not source.strip():
        yield from ([(_INDENT + part, "cyan")] for part in wrap(place, width - len(_INDENT)))
        if because is not None:
            yield from ([(_INDENT * 2 + part, "")] for part in wrap(plain(because.text), width - 6))
        return
    indent = indent if beside else 2 * len(_INDENT)
    start = location.column - 1 - audit.indents.get(str(location), 0)
    end = location.end_column - location.column + start if location.end_column else len(source)
    shown, before, length = window(source, start, end, width - indent)
    if beside:
        yield [(_INDENT, ""), (pad(place, widest) + "  ", "cyan"), (shown, "")]
    else:
        yield from ([(_INDENT + part, "cyan")] for part in wrap(place, width - len(_INDENT)))
        yield [(" " * indent + shown, "")]
    text = plain(because.text) if because is not None else ""
    mark = "^" * length if location.column else ""
    if mark and indent + before + length + 1 + cells(text) <= width:
        yield [(" " * (indent + before), ""), (mark, "red"), (" " + text if text else "", "red")]
        return
    if mark:
        yield [(" " * (indent + before), ""), (mark, "red")]
    if text:
        yield from ([(" " * indent + part, "red")] for part in wrap(text, width - indent))


def _because(finding: Finding, width: int) -> Iterator[Line]:
    """The lines that make it so, but for those that were shown already."""
    told = {str(location) for location in finding.locations[:MAX_PLACES]}
    others = [because for because in finding.because if str(because.location) not in told]
    places = [plain(str(because.location)) for because in others[:MAX_PLACES]]
    widest = _widest([place for place in places if cells(place) <= _MAX_PLACE])
    for index, (place, because) in enumerate(zip(places, others, strict=False)):
        label = "because" if index == 0 else ""
        if cells(place) > _MAX_PLACE:
            yield from _labelled(label, place, width)
            label, place = "", ""
        parts = wrap(plain(because.text), width - _MARGIN - widest - 2)
        for line, part in enumerate(parts):
            first = pad(place if line == 0 else "", widest) + "  "
            yield [(_INDENT + pad(label if line == 0 else "", _LABEL), "dim"), (first, "cyan"), (part, "")]
    if len(others) > MAX_PLACES:
        yield from _labelled("", f"and {words.count(len(others) - MAX_PLACES, 'more line')}", width)


def _labelled(label: str, text: str, width: int, style: str = "") -> Iterator[Line]:
    for index, part in enumerate(wrap(text, width - _MARGIN)):
        yield [(_INDENT + pad(label if index == 0 else "", _LABEL), "dim"), (part, style)]


def _closing(
    audit: Audit, told: Sequence[Finding], hints: Sequence[str], min_evidence: Evidence, width: int
) -> Iterator[Line]:
    """What was found in numbers, the nearest release, and where to read more."""
    parts = [*([] if audit.change is not None else [words.found(audit, min_evidence)]), *hints]
    yield from _wrapped(" · ".join([*parts, *words.rest(audit, min_evidence)]), "bold", width, " · ")
    hint = f"audit explain {told[0].id}" if told else ""
    hint = " · ".join(filter(None, ("audit upgrade" if audit.upgrades else "", hint)))
    for way in audit.upgrades[:MAX_STACKS]:
        brings = f"brings {', '.join(way.brings[:5])}" if way.brings else "brings none"
        brings += f" and {len(way.brings) - 5} more" if len(way.brings) > 5 else ""
        brings += "" if way.fits_python else ", not for your Python"
        text = f"{plain(words.upgrade(way))}, {brings}"
        if hint and way is audit.upgrades[-1] and cells(text) + len(hint) + 6 <= width:
            yield [(text, "green"), (" " * 6 + hint, "dim")]
            hint = ""
        else:
            yield from _wrapped(text, "green", width)
    if hint:
        yield [(hint, "dim")]


def _advisories(audit: Audit, width: int) -> Iterator[Line]:
    """What pip-audit knows, a line an advisory; green is nothing of it."""
    asked = audit.advisories
    if asked is None:
        return
    yield []
    style = "bold" if asked.failure is None and not asked.skipped else "bold yellow"
    yield from _wrapped(f"pip-audit: {plain(words.advisories(asked))}", style, width)
    for advisory in asked.found:
        yield from _wrapped(_advisory(advisory), "", width, indent=_INDENT * 2)
    for name, reason in asked.skipped[:MAX_SKIPS]:
        yield from _wrapped(f"{_INDENT}not checked: {plain(name)}, {plain(reason)}", "dim", width, indent=_INDENT * 2)
    if len(asked.skipped) > MAX_SKIPS:
        yield [(f"{_INDENT}and {len(asked.skipped) - MAX_SKIPS} more (all of them with --format json)", "dim")]


def _advisory(advisory: Advisory) -> str:
    where = f" ({plain(str(advisory.location))})" if advisory.location is not None else ""
    fixed = f"fixed in {', '.join(advisory.fixed_in)}" if advisory.fixed_in else "no fix is known"
    summary = f": {plain(advisory.summary, 160)}" if advisory.summary else ""
    return f"{_INDENT}{plain(advisory.package)} {plain(advisory.version)}{where}  {plain(advisory.id)}, {plain(fixed)}{summary}"


def _remarks(audit: Audit, width: int) -> Iterator[Line]:
    """What is to be said of the policy, and of comments that ignore."""
    held = words.remarks(audit)
    if held:
        yield []
    for location, text in held[:MAX_SKIPS]:
        yield from _wrapped(f"{_INDENT}{plain(str(location))}: {plain(text, 600)}", "dim", width, indent=_INDENT * 2)
    if len(held) > MAX_SKIPS:
        yield [(f"{_INDENT}and {len(held) - MAX_SKIPS} more (all of them with --format json)", "dim")]


def _skips(audit: Audit, width: int) -> Iterator[Line]:
    """What was not read: first what may hold a finding."""
    if not audit.skips:
        return
    yield []
    partial = len(words.partial(audit))
    if partial:
        yield [(f"the audit is partial: {words.count(partial, 'place')} could not be read", "bold yellow")]
    for skip in sorted(audit.skips, key=lambda skip: not skip.partial)[:MAX_SKIPS]:
        said = f"{_INDENT}{'could not read' if skip.partial else 'left out'} {plain(str(skip.location))}: {plain(skip.reason)}"
        yield from _wrapped(said, "yellow" if skip.partial else "dim", width, indent=_INDENT * 2)
    if len(audit.skips) > MAX_SKIPS:
        yield [(f"{_INDENT}and {len(audit.skips) - MAX_SKIPS} more (all of them with --format json)", "dim")]
