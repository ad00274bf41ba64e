"""Checks the database's files: everything that is wrong with them at once."""

from __future__ import annotations

import importlib
import json
import re
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from auditor.database import entries
from auditor.database import releases as release_table
from auditor.database.areas import AREAS, STUDY
from auditor.database.bug import Affected, Bug, Range, Release, Variant
from auditor.database.check_workarounds import check_workaround
from auditor.database.load import load_api
from auditor.database.ranges import possible_from, ranges_of, relevant, timeline, unanswered, union
from auditor.database.second_hand import disagreements, unknown_variants
from auditor.errors import AuditError
from auditor.repro import record
from auditor.repro.measure import header
from auditor.repro.stacks import Releases
from auditor.repro.verdict import Verdict

TRACKERS = {
    "TF": "tensorflow/tensorflow",
    "KERAS": "keras-team/keras",
    "TFKERAS": "keras-team/tf-keras",
}
"""The repository of each kind of id."""

_ID = re.compile(rf"({'|'.join(TRACKERS)})-([1-9]\d*)")
_MARK = re.compile(r"#\s*(hit|ok):\s*([A-Z0-9, -]+)")
_SHA = re.compile(r"[0-9a-f]{40}")


class Problem(msgspec.Struct, frozen=True, order=True):
    """Something wrong with the database.

    `file` is relative to the checkout, `field` is a path in it such as `variants[0].trigger`, or empty.
    """

    file: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.message}" if self.field else f"{self.file}: {self.message}"


def check(root: Path) -> list[Problem]:
    """All that is wrong with the database of a checkout, in the order of the files."""
    bug_db = root / "bug_db"
    problems, releases = _check_releases(bug_db / "releases.yaml")
    bugs: dict[str, Bug] = {}
    for path in sorted((bug_db / "bugs").glob("*")):
        name = f"bug_db/bugs/{path.name}"
        if path.suffix != ".yaml":
            problems.append(Problem(name, "", "is no .yaml file"))
            continue
        bug, found = _read(path)
        problems.extend(Problem(name, field, message) for field, message in found)
        if bug is not None:
            bugs[path.stem] = bug
    marks = _marks(root / "tests" / "projects")
    known = {path.stem for path in (bug_db / "bugs").glob("*.yaml")}
    parse = _trigger_parser()
    for stem, bug in bugs.items():
        name = f"bug_db/bugs/{stem}.yaml"
        found = [*_check_bug(stem, bug, bugs, known, marks), *_check_triggers(bug, parse)]
        found.extend(_check_measured(bug_db, stem, bug, releases))
        problems.extend(Problem(name, field, message) for field, message in found)
        problems.extend(_check_second_hand(bug_db, stem, bug))
    for folder in ("", "second_hand/"):
        for kind, suffix in (("repros", ".py"), ("verdicts", ".csv")):
            for path in sorted((bug_db / folder / kind).glob(f"*{suffix}")):
                if path.stem not in known:
                    problems.append(Problem(f"bug_db/{folder}{kind}/{path.name}", "", "there is no bug of this id"))
    return sorted(problems)


Found = Iterator[tuple[str, str]]


def faults(value: Any, wanted: Any, field: str = "") -> Found:
    """Every place where plain data is not what a type wants: the field's path, and what is wrong."""
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        yield from _struct_faults(value, wanted, field)
    elif origin is tuple and isinstance(value, list) and len(arguments) == 2 and arguments[1] is Ellipsis:
        for index, item in enumerate(value):
            yield from faults(item, arguments[0], f"{field}[{index}]")
    elif origin is dict and isinstance(value, dict):
        for key, item in value.items():
            yield from faults(item, arguments[1], f"{field}.{key}".lstrip("."))
    else:
        try:
            msgspec.convert(value, wanted)
        except msgspec.ValidationError as error:
            yield field, _plain(error)


def _struct_faults(value: Any, wanted: type[msgspec.Struct], field: str) -> Found:
    if not isinstance(value, dict):
        yield field, f"must be a mapping, not {_kind(value)}"
        return
    hints = typing.get_type_hints(wanted)
    known = {one.name: one for one in msgspec.structs.fields(wanted)}
    for key in value:
        if key not in known:
            yield f"{field}.{key}".lstrip("."), f"is not one of {', '.join(known)}"
    for name, one in known.items():
        path = f"{field}.{name}".lstrip(".")
        if name in value:
            yield from faults(value[name], hints[name], path)
        elif one.required:
            yield path, "is missing"


def _plain(error: msgspec.ValidationError) -> str:
    """What msgspec says, as a part of a sentence."""
    text = str(error).split(" - at ")[0]
    return text.replace("Expected `", "must be `", 1) if text.startswith("Expected") else text


def _kind(value: Any) -> str:
    return "empty" if value is None else f"a {type(value).__name__}"


def _read(path: Path) -> tuple[Bug | None, list[tuple[str, str]]]:
    """The bug of a file, or all that keeps it from being one."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=entries.Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        return None, [("", " ".join(str(error).split()))]
    found = list(faults(raw, Bug))
    return (None, found) if found else (msgspec.convert(raw, Bug), found)


def _check_bug(stem: str, bug: Bug, bugs: Mapping[str, Bug], known: set[str], marks: Mapping[str, set[str]]) -> Found:
    """What is wrong with an entry in itself, and beside the others: `known` are the ids that have a file."""
    if bug.id != stem:
        yield "id", f"is {bug.id}, but the file is {stem}.yaml"
    yield from _check_references(bug)
    for index, sha in enumerate(bug.fix_commits):
        if not _SHA.fullmatch(sha):
            yield f"fix_commits[{index}]", "is not a commit's 40 hexadecimal digits"
    for field in ("title", "symptom"):
        if not getattr(bug, field).strip():
            yield field, "is empty"
    if bug.component not in AREAS and bug.component not in STUDY:
        yield "component", f"is {bug.component}: no area ({', '.join(AREAS)}), nor a component of the study's"
    if bug.threat_source == "ours" and not bug.threat_reason:
        yield "threat_reason", "is missing: the threat level is ours"
    if not bug.silent and not bug.silent_reason:
        yield "silent_reason", "is missing: the bug is not silent"
    for field, affected in (
        ("affected", bug.affected),
        *((f"variants[{index}].affected", variant.affected) for index, variant in enumerate(bug.variants)),
    ):
        yield from _check_affected(affected, field)
    if bug.variants and _values(bug.affected) != _values(union(one.affected for one in bug.variants)):
        yield "affected", "is not the union of the variants': run `audit db ranges`"
    for index, other in enumerate(bug.same_cause):
        if other not in bugs:
            # One whose file cannot be read is there, and has its own problems.
            if other not in known:
                yield f"same_cause[{index}]", f"there is no bug {other}"
        elif other == bug.id:
            yield f"same_cause[{index}]", "is the bug itself"
        elif bug.id not in bugs[other].same_cause:
            yield f"same_cause[{index}]", f"{other} does not name {bug.id} in turn"
    names = [variant.name for variant in bug.variants]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield "variants", f"two are named {name}"
    if bug.silent:
        for mark in ("hit", "ok"):
            if bug.id not in marks[mark]:
                yield "", f"no line below tests/projects says `# {mark}: {bug.id}`"


def _check_references(bug: Bug) -> Found:
    """What is wrong with the id and the links; the first link is the tracker's page of the id."""
    match = _ID.fullmatch(bug.id)
    if match is None:
        yield "id", f"must be one of {', '.join(TRACKERS)}, a hyphen and a number"
    if not bug.references:
        yield "references", "is empty"
    for index, link in enumerate(bug.references):
        if not re.fullmatch(r"https://\S+", link):
            yield f"references[{index}]", "is not an https address"
    if match and bug.references:
        page = rf"https://github\.com/{TRACKERS[match[1]]}/(issues|pull)/{match[2]}"
        if not re.fullmatch(page, bug.references[0]):
            yield "references[0]", f"must be the page of {bug.id} in the tracker of {TRACKERS[match[1]]}"


_Parse = typing.Callable[[Any], str]
"""What says why a trigger cannot be read or met, or nothing."""


def _check_triggers(bug: Bug, parse: _Parse | None) -> Found:
    """What is wrong with the triggers: that of the bug holds for each variant that has none of its own."""
    own = [(f"variants[{index}].trigger", one.trigger) for index, one in enumerate(bug.variants)]
    parts = [("trigger", bug.trigger), *own]
    for field, trigger in parts:
        message = parse(trigger) if parse is not None and trigger is not None else ""
        if message:
            # It begins with the place, counted from the trigger.
            place, _, what = message.removeprefix("trigger").partition(": ")
            yield field + place, what
    if bug.trigger is None and bug.silent:
        for field, trigger in own or parts:
            if trigger is None:
                yield field, "is missing"
    elif bug.trigger is not None and own and all(trigger is not None for _, trigger in own):
        yield "trigger", "is never used: each variant has its own"


def _trigger_parser() -> _Parse | None:
    """Such a function; None where the room that reads triggers is not there."""
    try:
        module = importlib.import_module("auditor.matching.trigger")
    except ImportError:
        return None
    api = load_api()

    def parse(trigger: Any) -> str:
        try:
            formula = module.parse(trigger)
        except module.TriggerError as error:
            return str(error)
        # What code does is noted by canonical names: a pattern with another one would never match.
        other = min((name for name in module.all_names_of(formula) if api.canonical(name) != name), default=None)
        return f"trigger: {other} is called {api.canonical(other)} here" if other else ""

    return parse


def _check_affected(affected: Sequence[Affected], field: str) -> Found:
    """What is wrong with the entries of one list: the ranges' form, and what a basis asks for."""
    for index, entry in enumerate(affected):
        path = f"{field}[{index}]"
        if entry.basis == "reported" and not entry.reference:
            yield f"{path}.reference", "is missing: the basis is `reported`"
        if not entry.routes:
            yield f"{path}.routes", "is empty"
        if not entry.ranges:
            yield f"{path}.ranges", "is empty"
        yield from _check_ranges(entry.ranges, f"{path}.ranges")


def _check_ranges(ranges: Sequence[Range], field: str) -> Found:
    """Versions that are none, and ranges that are empty, not in order, or overlap."""
    end: Version | None = Version("0.dev0")
    for index, one in enumerate(ranges):
        path = f"{field}[{index}]"
        try:
            first = Version("0.dev0") if one.introduced == "0" else Version(one.introduced)
            last = Version(one.fixed) if one.fixed is not None else None
        except InvalidVersion as error:
            yield path, str(error)
            return
        if last is not None and last <= first:
            yield path, f"{one.fixed} does not come after {one.introduced}"
        if end is None or (index and first <= end):
            yield path, "does not come after the range before"
        end = last


def _check_measured(bug_db: Path, stem: str, bug: Bug, releases: Releases) -> Found:
    """Whether the repro and the verdicts are there, and the ranges are what was measured."""
    repro = bug_db / "repros" / f"{stem}.py"
    names = tuple(variant.name for variant in bug.variants) or ("",)
    has_workaround = False
    if not repro.is_file():
        yield "", f"there is no bug_db/repros/{stem}.py"
    else:
        try:
            compile(repro.read_text(encoding="utf-8"), str(repro), "exec")
            has = header(repro)
            has_workaround = has.workaround
            if set(has.variants) != set(names):
                yield "variants", f"the repro has {_named(has.variants)}, and the entry {_named(names)}"
        except (AuditError, SyntaxError, ValueError) as error:
            yield "", f"bug_db/repros/{stem}.py: {error}"
    verdicts = bug_db / "verdicts" / f"{stem}.csv"
    if not verdicts.is_file():
        yield "", f"there is no bug_db/verdicts/{stem}.csv"
        return
    try:
        rows = relevant(bug, record.read(verdicts))
        of_workaround = relevant(bug, record.read(verdicts.parent / "workarounds" / verdicts.name))
    except AuditError as error:
        yield "", f"bug_db/verdicts/{error}"
        return
    for name in sorted({row.variant for row in rows} - set(names)):
        yield "variants", f"the verdicts have a variant {name or 'without a name'}, and the entry not"
    shown = any(row.verdict == "reproduced" for row in rows)
    yield from check_workaround(bug, has_one=has_workaround, rows=of_workaround, shown=shown)
    if bug.variants:
        for index, variant in enumerate(bug.variants):
            own = [row for row in rows if row.variant == variant.name]
            yield from _against(variant, own, releases, f"variants[{index}].affected", possible_from(bug))
    else:
        yield from _against(bug, rows, releases, "affected", possible_from(bug))


def _check_second_hand(bug_db: Path, stem: str, bug: Bug) -> Iterator[Problem]:
    """Whether the second hand, where there is one, has verdicts, and the entry's ranges are what it saw too."""
    repro, verdicts = (bug_db / "second_hand" / name for name in (f"repros/{stem}.py", f"verdicts/{stem}.csv"))
    for one, other in ((repro, verdicts), (verdicts, repro)):
        if one.is_file() and not other.is_file():
            yield Problem(_name(one), "", f"there is no {_name(other)}")
    if not (repro.is_file() and verdicts.is_file()):
        return
    at = repro
    try:
        says = header(repro)
        for variant in unknown_variants(bug, says):
            yield Problem(_name(repro), "VARIANT_OF", f"{stem} has no variant {variant}")
        at = verdicts
        rows = record.read(verdicts)
    except AuditError as error:
        yield Problem(_name(at), "", str(error).removeprefix(f"{at.name}: "))
        return
    for row in rows:
        if row.variant not in says.variants:
            yield Problem(_name(verdicts), "", f"the repro has no variant {row.variant or 'without a name'}")
            return
    for stack, message in disagreements(bug, says, rows):
        yield Problem(_name(verdicts), stack, message)


def _name(path: Path) -> str:
    """A file of the second hand as it is named in the checkout."""
    return "/".join(("bug_db", *path.parts[-3:]))


def _against(
    entry: Bug | Variant, rows: Sequence[Verdict], releases: Releases, field: str, first: Version | None
) -> Found:
    """Where ranges are not what the verdicts show, and where these show a bug that no entry has."""
    own_code = any("tf" in one.routes for one in entry.affected)
    for index, one in enumerate(entry.affected):
        outcome = ranges_of(rows, one.implementation, releases, by_release="tf" in one.routes, since=first)
        path = f"{field}[{index}]"
        if one.basis != "measured":
            if one.reference and not any(_check_ranges(one.ranges, path)):
                words, _ = timeline(rows, one.implementation, by_release="tf" in one.routes)
                held = {*outcome.ranges, *unanswered(one, words)}
                wrong = [each for each in one.ranges if each not in held]
                if wrong:
                    yield f"{path}.ranges", f"the verdicts contradict {_in_words(wrong)}: run `audit db ranges`"
            continue
        if outcome.ranges != one.ranges:
            yield f"{path}.ranges", f"the verdicts show {_in_words(outcome.ranges)}: run `audit db ranges`"
        for message in (*outcome.conflicts, *outcome.gaps):
            yield f"{path}.basis", f"is not measured: {message}"
    if not own_code:
        for package in record.PACKAGES:
            if any(one.implementation == package for one in entry.affected):
                continue
            outcome = ranges_of(rows, package, releases)
            if outcome.ranges:
                yield field, f"{package} is missing: the verdicts show {_in_words(outcome.ranges)}"


def _values(affected: Iterable[Affected]) -> set[object]:
    """Entries as they are compared: in any order."""
    return {(one.implementation, frozenset(one.routes), one.ranges, one.basis) for one in affected}


def _in_words(ranges: Sequence[Range]) -> str:
    return ", ".join(f"{one.introduced} to {one.fixed or 'now'}" for one in ranges) or "no affected release"


def _named(names: Sequence[str]) -> str:
    return ", ".join(name for name in names if name) or "no variants"


def _check_releases(path: Path) -> tuple[list[Problem], dict[str, tuple[Release, ...]]]:
    """What is wrong with the table of releases, and the table; an empty one where it cannot be read."""
    name = "bug_db/releases.yaml"
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=entries.Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        return [Problem(name, "", " ".join(str(error).split()))], {}
    found = list(faults(raw, dict[str, tuple[Release, ...]]))
    if found:
        return [Problem(name, field, message) for field, message in found], {}
    table = msgspec.convert(raw, dict[str, tuple[Release, ...]])
    problems = [Problem(name, package, "is missing") for package in release_table.PACKAGES if package not in table]
    for package, releases in table.items():
        if package not in release_table.PACKAGES:
            problems.append(Problem(name, package, f"is not one of {', '.join(release_table.PACKAGES)}"))
        problems.extend(Problem(name, field, message) for field, message in _check_table(package, releases))
    return problems, table


def _check_table(package: str, releases: Sequence[Release]) -> Found:
    """What is wrong with the releases of a package: their form, and their order."""
    before: Version | None = None
    for index, release in enumerate(releases):
        path = f"{package}[{index}]"
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", release.date):
            yield f"{path}.date", f"{release.date!r} is not a date as 2020-07-27"
        try:
            SpecifierSet(release.keras)
        except InvalidSpecifier as error:
            yield f"{path}.keras", str(error)
        try:
            version = Version(release.version)
        except InvalidVersion as error:
            yield f"{path}.version", str(error)
            continue
        if before is not None and version <= before:
            yield f"{path}.version", f"{version} does not come after {before}"
        before = version


def _marks(projects: Path) -> dict[str, set[str]]:
    """The ids that lines of the test projects are marked with: `hit`, and `ok`."""
    found: dict[str, set[str]] = {"hit": set(), "ok": set()}
    for path in sorted(projects.rglob("*")):
        if path.suffix == ".py":
            _collect(path.read_text(encoding="utf-8", errors="replace"), found)
        elif path.suffix == ".ipynb":
            for source in _cells(path):
                _collect(source, found)
    return found


def _collect(text: str, found: dict[str, set[str]]) -> None:
    for mark in _MARK.finditer(text):
        found[mark[1]].update(one.group() for one in _ID.finditer(mark[2]))


def _cells(path: Path) -> Iterator[str]:
    """The sources of a notebook's cells; none where it is broken, as some test projects are on purpose."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8", errors="replace"))["cells"]
        for cell in cells:
            source = cell.get("source", "")
            yield source if isinstance(source, str) else "".join(source)
    except (ValueError, KeyError, TypeError, AttributeError):
        return


def command(root: Path) -> int:
    """Prints all that is wrong with the database; 1 if anything is."""
    problems = check(root)
    for problem in problems:
        print(problem)
    return 1 if problems else 0
