"""`audit explain ID`: all that is known of one bug, for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from packaging.version import Version

from auditor.database.bug import Affected, Bug, Measured
from auditor.matching.finding import LEVELS
from auditor.matching.versions import in_words

_MARKS = {
    "reproduced": "●",
    "absent": "·",
    "loud": "!",
    "inapplicable": "-",
    "error": "?",
    "unstable": "~",
    "timeout": "?",
}
_LEGEND = "● reproduced  · absent  ! raises or warns  - not there  ? could not run"
_WIDTH = 100


def render(bug: Bug, measured: Sequence[Measured]) -> str:
    """The entry as text."""
    lines = [f"{bug.id}  {bug.title}", ""]
    lines += _fields(bug)
    lines += ["", *_wrapped(bug.symptom), ""]
    for name, affected in _faces(bug):
        lines += _affected(name, affected, bug)
    lines += ["", *_matrix(measured)] if measured else ["", "not measured"]
    lines += ["", "triggered by"]
    triggers = [(v.name, v.trigger if v.trigger is not None else bug.trigger) for v in bug.variants] or [
        ("", bug.trigger)
    ]
    shown: set[str] = set()
    for name, trigger in triggers:
        told = list(formula(trigger, 1))
        if "\n".join(told) in shown:
            continue
        shown.add("\n".join(told))
        lines += ([f"  {name}:"] if name and len({str(t) for _, t in triggers}) > 1 else []) + told
    lines += ["", *_wrapped(f"way out: {bug.way_out.workaround or 'another release'}")]
    if bug.note:
        lines += ["", *_wrapped(f"note: {bug.note}")]
    lines += ["", *bug.references, *(f"fix: {commit}" for commit in bug.fix_commits)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _fields(bug: Bug) -> Iterator[str]:
    source = "the study's" if bug.threat_source == "study" else f"ours: {bug.threat_reason}"
    yield f"level      {bug.threat} {LEVELS[bug.threat]} ({source})"
    yield f"scenario   {bug.scenario}"
    yield f"component  {bug.component}"
    if bug.root_cause:
        yield f"cause      {bug.root_cause}"
    if bug.needs.device != "any":
        yield f"needs      {bug.needs.device}"


def _faces(bug: Bug) -> list[tuple[str, Sequence[Affected]]]:
    return [(variant.name, variant.affected) for variant in bug.variants] or [("", bug.affected)]


def _affected(name: str, affected: Sequence[Affected], bug: Bug) -> Iterator[str]:
    label = f" ({name})" if name else ""
    if not affected:
        yield f"affected{label}  no release that was measured"
    for entry in affected:
        yield f"affected{label}  {entry.implementation} {in_words(entry.ranges)} ({entry.basis}), as {', '.join(entry.routes)}"


def _matrix(measured: Sequence[Measured]) -> Iterator[str]:
    """A row of releases for each implementation and variant: a mark a release, the minor versions above them."""
    yield f"measured   {_LEGEND}"
    for package, of_package in groupby(sorted(measured, key=_order), key=lambda m: m.package):
        rows = list(of_package)
        versions = sorted({m.version for m in rows}, key=Version)
        variants = list(dict.fromkeys(m.variant for m in rows))
        yield ""
        for chunk in _chunks(versions, 60):
            yield f"  {package:<24}{_scale(chunk)}"
            for variant in variants:
                said = {m.version: m.verdict for m in rows if m.variant == variant}
                marks = " ".join("".join(_MARKS.get(said.get(v, ""), " ") for v in minor) for minor in _minors(chunk))
                yield f"  {variant:<24}{marks}"


def _order(measured: Measured) -> tuple[object, ...]:
    return (
        ("tensorflow", "keras", "tf-keras").index(measured.package),
        measured.variant,
        Version(measured.version),
    )


def _minors(versions: Sequence[str]) -> list[list[str]]:
    return [list(group) for _, group in groupby(versions, key=lambda v: Version(v).release[:2])]


def _scale(versions: Sequence[str]) -> str:
    """The minor version above its first release, where there is room for it."""
    line = ""
    position = 0
    for minor in _minors(versions):
        label = ".".join(map(str, Version(minor[0]).release[:2]))
        if len(line) <= position:
            line = line.ljust(position) + label + " "
        position += len(minor) + 1
    return line.rstrip()


def _chunks(versions: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(versions), size):
        yield versions[start : start + size]


def formula(trigger: Any, depth: int) -> Iterable[str]:
    """A trigger's formula as indented lines."""
    pad = "  " * depth
    if isinstance(trigger, str):
        lines = trigger.strip().splitlines()
        yield f"{pad}{lines[0]}"
        for line in lines[1:]:
            yield f"{pad}{line}"
    elif isinstance(trigger, list):
        for part in trigger:
            yield from formula(part, depth)
    elif isinstance(trigger, dict) and "pattern" in trigger:
        yield from formula(trigger["pattern"], depth)
    elif isinstance(trigger, dict) and "check" in trigger:
        yield f"{pad}where {trigger['check']}"
    elif isinstance(trigger, dict):
        for key, word in (("all", "all of"), ("any", "any of"), ("not", "and not")):
            if key in trigger:
                yield f"{pad}{word}"
                yield from formula(trigger[key], depth + 1)
        for meta, path in trigger.get("where", {}).items():
            yield f"{pad}where {meta} is a {path}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), _WIDTH)
