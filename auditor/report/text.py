"""The terminal report: the worst first, the place before the theory, one way out each."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from auditor.matching.finding import Audit, Evidence, Finding
from auditor.place import Location
from auditor.report import selection, words
from auditor.report.escape import plain

if TYPE_CHECKING:
    from rich.console import Console

MAX_SKIPS = 8
MAX_PLACES = 6
_STYLES = {4: "bold red", 3: "bold yellow", 2: "bold cyan", 1: "bold blue"}


def render(
    audit: Audit, *, min_evidence: Evidence = Evidence.TRIGGERED, show_possible: bool = False, width: int | None = None,
    color: bool | None = None,
) -> str:  # fmt: skip
    """The report as text, with terminal colours where `color` says so (by default where standard output is a
    terminal)."""
    from rich.console import Console

    if color is None:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    out = io.StringIO()
    console = Console(
        file=out, width=_width(width), force_terminal=color, color_system="standard" if color else None, highlight=False,
        emoji=False, legacy_windows=False,
    )  # fmt: skip
    draw(console, audit, min_evidence=min_evidence, show_possible=show_possible)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _width(width: int | None) -> int:
    if width is not None:
        return width
    try:
        return max(80, min(120, os.get_terminal_size(sys.stdout.fileno()).columns))
    except (OSError, ValueError):
        return 110


def draw(
    console: Console,
    audit: Audit,
    *,
    min_evidence: Evidence = Evidence.TRIGGERED,
    show_possible: bool = False,
) -> None:
    """Draws the report on a console."""
    listed, possible = selection.listed(audit, min_evidence), selection.possible(audit, min_evidence)
    if not audit.stacks:
        _line(console, _head(audit))
        _skips(console, audit)
        _line(console, "nothing to audit: no file here says that TensorFlow or Keras is installed", "bold")
        _line(console, "Name it in a requirements file or a lockfile, or audit the folder that does.", "dim")
        return
    clean = not listed and not possible
    for index, stack in enumerate(audit.stacks):
        folder = "" if stack.folder == "." else f"{plain(stack.folder)}/: "
        tail = f" · {words.scanned(audit)}" if index == len(audit.stacks) - 1 else ""
        tail += f": {words.clean(audit)}" if clean and tail else ""
        _line(
            console,
            f"{plain(audit.project)}/ · {folder}{plain(words.stack_line(stack))}{tail}",
            "bold" if not clean else "",
        )
    for finding in listed:
        console.print()
        _finding(console, audit, finding)
    if show_possible and possible:
        console.print()
        _line(console, "possible: cannot be ruled out", "bold")
        for finding in possible:
            console.print()
            _finding(console, audit, finding)
    if not clean:
        console.print()
        _counts(console, audit, listed, possible, show_possible, min_evidence)
    _upgrades(console, audit)
    _advisories(console, audit)
    _skips(console, audit)


def _head(audit: Audit) -> str:
    return f"{plain(audit.project)}/ · {words.scanned(audit)}"


def _line(console: Console, text: str, style: str = "") -> None:
    from rich.text import Text

    console.print(Text(text, style=style), soft_wrap=True)


def _finding(console: Console, audit: Audit, finding: Finding) -> None:
    from rich.text import Text

    head = Text()
    head.append(f"level {finding.threat}", style=_STYLES[finding.threat])
    head.append(f"  {finding.id}", style="bold")
    head.append(f"  {finding.title}")
    if finding.evidence is not Evidence.TRIGGERED:
        head.append(f"  [{finding.evidence.value}]", style="dim")
    console.print(head, soft_wrap=True)
    if finding.stack != "." and len(audit.stacks) > 1:
        _line(console, f"   under {plain(finding.stack)}/", "dim")
    for location in finding.locations[:MAX_PLACES]:
        _place(console, audit, location)
    if len(finding.locations) > MAX_PLACES:
        _line(console, f"   and {words.count(len(finding.locations) - MAX_PLACES, 'more place')}")
    _because(console, audit, finding)
    if finding.reasons:
        for index, reason in enumerate(finding.reasons[:3]):
            _labelled(console, "unsure" if index == 0 else "", plain(reason))
    if finding.same_cause:
        _labelled(console, "same cause", ", ".join(finding.same_cause))
    _labelled(console, finding.basis, finding.measured)
    _labelled(console, "way out", plain(words.way_out(finding), 1_000))


def _place(console: Console, audit: Audit, location: Location) -> None:
    from rich.text import Text

    source = audit.sources.get(str(location), "")
    shown = plain(source)
    place = plain(str(location))
    line = Text("   ")
    line.append(place, style="bold")
    if shown:
        line.append(f"   {shown}")
    console.print(line, soft_wrap=True)
    if shown and location.column:
        _underline(console, audit, location, shown, 6 + len(place))


def _underline(console: Console, audit: Audit, location: Location, shown: str, indent: int) -> None:
    """Marks the columns of a location below its line, where the line is shown as it stands in the file."""
    start = location.column - 1 - audit.indents.get(str(location), 0)
    end = location.end_column - 1 - audit.indents.get(str(location), 0) if location.end_column else len(shown)
    if 0 <= start < len(shown) and end > start:
        _line(console, " " * (indent + start) + "^" * (min(end, len(shown)) - start), "red")


def _because(console: Console, audit: Audit, finding: Finding) -> None:
    places = [plain(str(because.location)) for because in finding.because[:MAX_PLACES]]
    widest = max(map(len, places), default=0)
    for index, because in enumerate(finding.because[:MAX_PLACES]):
        _labelled(console, "because" if index == 0 else "", f"{places[index]:<{widest}}   {plain(because.text)}")


def _labelled(console: Console, label: str, text: str) -> None:
    from rich.text import Text

    line = Text("   ")
    line.append(f"{label:<12}", style="dim")
    line.append(text)
    console.print(line, soft_wrap=True)


def _counts(
    console: Console,
    audit: Audit,
    listed: list[Finding],
    possible: list[Finding],
    show_possible: bool,
    min_evidence: Evidence,
) -> None:
    levels = ", ".join(f"level {level}: {number}" for level, number in selection.by_threat(listed).items())
    parts = [
        f"{len(listed)} {min_evidence.value if min_evidence is Evidence.TRIGGERED else 'listed'}"
        + (f" ({levels})" if levels else "")
    ]
    if possible:
        parts.append(f"{len(possible)} possible" + ("" if show_possible else " (--show possible)"))
    others = selection.holding(audit, min_evidence)
    if others:
        verb = "holds" if others == 1 else "hold"
        parts.append(
            f"{words.count(others, 'other')} {verb} in these versions, your code does not meet {'it' if others == 1 else 'them'}"
        )
    _line(console, " · ".join(parts), "bold")


def _upgrades(console: Console, audit: Audit) -> None:
    for upgrade in audit.upgrades:
        brings = f"brings {', '.join(upgrade.brings)}" if upgrade.brings else "brings none"
        what = {1: "it", 2: "both"}.get(len(upgrade.clears), f"all {len(upgrade.clears)}")
        first = upgrade.clears[0] if upgrade.clears else ""
        _line(
            console,
            f"nearest release that clears {what}: {upgrade.package} {upgrade.version}, {brings}      audit explain {first}",
        )


def _advisories(console: Console, audit: Audit) -> None:
    if audit.advisories is None:
        return
    console.print()
    _line(console, f"advisories (pip-audit): {plain(words.advisories_line(audit.advisories))}", "bold")
    for advisory in audit.advisories.found:
        fixed = f"fixed in {', '.join(advisory.fixed_in)}" if advisory.fixed_in else "not fixed"
        _line(
            console,
            f"   {plain(advisory.id)}  {plain(advisory.package)} {plain(advisory.version)}  {plain(fixed)}  {plain(advisory.summary, 80)}",
        )
    for name, reason in audit.advisories.skipped[:MAX_SKIPS]:
        _line(console, f"   skipped {plain(name)}: {plain(reason)}", "dim")


def _skips(console: Console, audit: Audit) -> None:
    if not audit.skips:
        return
    console.print()
    for skip in audit.skips[:MAX_SKIPS]:
        _line(
            console,
            f"not read: {plain(str(skip.location))} {plain(skip.reason)}",
            "yellow" if skip.partial else "dim",
        )
    if len(audit.skips) > MAX_SKIPS:
        _line(
            console,
            f"not read: {words.count(len(audit.skips) - MAX_SKIPS, 'more place')} (all of them with --format json)",
            "yellow",
        )
