"""`audit explain ID`: all that is known of one bug, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from packaging.version import Version

from auditor.database.bug import Affected, Bug, Measured
from auditor.matching.finding import LEVELS
from auditor.matching.versions import in_words
from auditor.report.layout import wrap

_MARKS = {
    "reproduced": "●",
    "absent": "·",
    "loud": "!",
    "inapplicable": "╱",
    "error": "?",
    "unstable": "~",
    "timeout": "?",
}
_WORDS = {
    "●": "reproduced",
    "·": "absent",
    "!": "raises or warns",
    "╱": "not there",
    "?": "could not run",
    "~": "differs by seed",
}
_PACKAGES = ("tensorflow", "keras", "tf-keras")
_KEYS = {"sequence": "one after the other", "all": "all of", "any": "any of", "not": "and not"}
"""The parts of a formula that hold others, with the words for them."""

_WIDTH = 100
_LABEL = 11


def render(bug: Bug, measured: Sequence[Measured], *, repro: str | None = None) -> str:
    """The entry as text. `repro` is the command that runs its repro, where there is one (`audit repro TF-42459`)."""
    lines = [*_hanging(f"{bug.id}  ", bug.title), "", *_fields(bug), "", *_wrapped(bug.symptom), ""]
    lines += _affected(bug)
    lines += ["", *measured_rows(measured)] if measured else ["", "not measured"]
    lines += ["", *_triggers(bug), "", *_way_out(bug)]
    if bug.note:
        lines += ["", *_field("note", bug.note)]
    lines += ["", *_references(bug)]
    if repro:
        lines += ["", *_field("run it", repro)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _fields(bug: Bug) -> Iterator[str]:
    yield from _field("level", f"{bug.threat} {LEVELS[bug.threat]} ({source(bug)})")
    yield from _field("scenario", bug.scenario)
    yield from _field("component", bug.component)
    if bug.root_cause:
        yield from _field("cause", bug.root_cause)
    if needs(bug):
        yield from _field("needs", needs(bug))
    if bug.same_cause:
        yield from _field("same cause", ", ".join(bug.same_cause))
    if not bug.silent:
        yield from _field("not silent", bug.silent_reason or "it raises or warns everywhere")


def source(bug: Bug) -> str:
    """Whose the threat level is, and why it is that."""
    return "the study's" if bug.threat_source == "study" else f"ours: {bug.threat_reason or 'no reason is given'}"


def needs(bug: Bug) -> str:
    """What a run must have for the bug to show, in words; empty where nothing."""
    said: list[str] = [] if bug.needs.device == "any" else [bug.needs.device]
    said += ["mixed precision"] if bug.needs.mixed_precision else []
    said += [f"backend {' or '.join(bug.needs.backend)}"] if bug.needs.backend else []
    return ", ".join(said)


def _affected(bug: Bug) -> Iterator[str]:
    """The affected releases, with the variants that they are of."""
    label = "affected"
    for line, names in affected(bug):
        yield from _field(label, line + (f" [{', '.join(names)}]" if names else ""))
        label = ""


def affected(bug: Bug) -> Iterator[tuple[str, list[str]]]:
    """Each affected range in words, with the variants it is of; variants that all agree are told together, unnamed."""
    faces: dict[tuple[Affected, ...], list[str]] = {}
    for variant in bug.variants:
        faces.setdefault(variant.affected, []).append(variant.name)
    if len(faces) <= 1:
        faces = {next(iter(faces), bug.affected): []}
    for ranges, names in faces.items():
        for line in map(_range, ranges) if ranges else ["no release that was measured"]:
            yield line, names


def _range(entry: Affected) -> str:
    words = in_words(entry.ranges) or "no release"
    reference = f", {entry.reference}" if entry.reference else ""
    return f"{entry.implementation} {words} ({entry.basis}{reference}), as {', '.join(entry.routes)}"


def measured_rows(measured: Sequence[Measured]) -> Iterator[str]:
    """A row of releases for each implementation and variant: a mark a release, the minor versions above them."""
    held = {_MARKS.get(one.verdict, "?") for one in measured}
    yield f"{'measured':<{_LABEL}}" + "   ".join(f"{mark} {word}" for mark, word in _WORDS.items() if mark in held)
    named = max(map(len, [*_PACKAGES, *(one.variant for one in measured)])) + 2
    for package, of_package in groupby(sorted(measured, key=_order), key=lambda one: one.package):
        rows = list(of_package)
        minors = _minors(sorted({one.version for one in rows}, key=Version))
        variants = list(dict.fromkeys(one.variant for one in rows))
        for chunk in _chunks(minors, _WIDTH - named - 2):
            yield ""
            yield f"  {package:<{named}}" + " ".join(f"{_label(minor):<{_room(minor)}}" for minor in chunk)
            for variant in variants:
                said = {one.version: _MARKS.get(one.verdict, "?") for one in rows if one.variant == variant}
                marks = ("".join(said.get(version, " ") for version in minor) for minor in chunk)
                row = (f"{mark:<{_room(minor)}}" for mark, minor in zip(marks, chunk, strict=True))
                yield f"  {variant:<{named}}" + " ".join(row)


def _order(measured: Measured) -> tuple[object, ...]:
    known = _PACKAGES.index(measured.package) if measured.package in _PACKAGES else len(_PACKAGES)
    return known, measured.package, measured.variant, Version(measured.version)


def _minors(versions: Sequence[str]) -> list[list[str]]:
    return [list(group) for _, group in groupby(versions, key=lambda v: Version(v).release[:2])]


def _label(minor: Sequence[str]) -> str:
    return ".".join(map(str, Version(minor[0]).release[:2]))


def _room(minor: Sequence[str]) -> int:
    """Columns of a minor version: a mark a release, and never less than its label."""
    return max(len(minor), len(_label(minor)))


def _chunks(minors: Sequence[list[str]], width: int) -> Iterator[list[list[str]]]:
    chunk: list[list[str]] = []
    used = 0
    for minor in minors:
        if chunk and used + _room(minor) > width:
            yield chunk
            chunk, used = [], 0
        chunk.append(minor)
        used += _room(minor) + 1
    if chunk:
        yield chunk


def _triggers(bug: Bug) -> Iterator[str]:
    """The formula of each variant, told once where they agree."""
    yield "triggered by"
    told = triggers(bug, 1)
    for formula_, names in told.items():
        if len(told) > 1:
            yield f"  [{', '.join(names)}]"
        yield formula_ or "  no trigger is written yet: the versions alone are told"


def triggers(bug: Bug, depth: int) -> dict[str, list[str]]:
    """Each formula of a bug as text, with the names of the variants that it is of."""
    faces: dict[str, list[str]] = {}
    for name, trigger in [(v.name, bug.trigger if v.trigger is None else v.trigger) for v in bug.variants] or [
        ("", bug.trigger)
    ]:
        faces.setdefault("\n".join(formula(trigger, depth)), []).append(name)
    return faces


def formula(trigger: Any, depth: int) -> Iterable[str]:
    """A trigger's formula as indented lines: each pattern after the words that say what it does, where it has any."""
    pad = "  " * depth
    if isinstance(trigger, str):
        # A pattern of several lines keeps them; a long one is broken.
        for line in trigger.strip().splitlines():
            inner = " " * (len(line) - len(line.lstrip()))
            parts = wrap(line.strip(), _WIDTH - len(pad + inner) - 4)
            yield from (pad + inner + (part if index == 0 else f"    {part}") for index, part in enumerate(parts))
    elif isinstance(trigger, list):
        for part in trigger:
            yield from formula(part, depth)
    elif isinstance(trigger, dict) and "pattern" in trigger:
        if trigger.get("says"):
            yield f"{pad}# {trigger['says']}"
        yield from formula(trigger["pattern"], depth)
    elif isinstance(trigger, dict) and "check" in trigger:
        yield f"{pad}where {trigger['check']}"
    elif isinstance(trigger, dict):
        for key, word in _KEYS.items():
            if key in trigger:
                yield f"{pad}{word}"
                yield from formula(trigger[key], depth + 1)
        for meta, path in trigger.get("where", {}).items():
            yield f"{pad}where {meta} is a {path}"


def _way_out(bug: Bug) -> Iterator[str]:
    if fixed_in(bug):
        yield from _field("fixed in", fixed_in(bug))
    nothing = "none is known" if not any(one.fixed for entry in bug.affected for one in entry.ranges) else ""
    if bug.way_out.workaround or nothing:
        yield from _field("way out", bug.way_out.workaround or nothing)


def fixed_in(bug: Bug) -> str:
    """The releases that are without the bug again, else what the entry says; empty where neither is known."""
    fixes = dict.fromkeys(
        f"{entry.implementation} {one.fixed}" for entry in bug.affected for one in entry.ranges if one.fixed
    )
    return ", ".join(fixes) or bug.way_out.fixed_in or ""


def _references(bug: Bug) -> Iterator[str]:
    for index, reference in enumerate(bug.references):
        yield f"{'see' if index == 0 else '':<{_LABEL}}{reference}"
    for index, commit in enumerate(bug.fix_commits):
        yield f"{'fixed by' if index == 0 else '':<{_LABEL}}{commit}"


def _field(label: str, text: str) -> list[str]:
    return _hanging(f"{label:<{_LABEL}}", text)


def _hanging(label: str, text: str) -> list[str]:
    parts = wrap(" ".join(text.split()), _WIDTH - len(label))
    return [label + parts[0], *(" " * len(label) + part for part in parts[1:])]


def _wrapped(text: str) -> list[str]:
    return wrap(" ".join(text.split()), _WIDTH)
