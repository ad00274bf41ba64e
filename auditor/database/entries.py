"""Reads the bugs' files, and writes what was measured into them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from auditor.database import releases as release_table
from auditor.database.bug import Affected, Bug
from auditor.database.ranges import affected_of, union
from auditor.errors import AuditError
from auditor.repro import record
from auditor.repro.stacks import Releases
from auditor.repro.verdict import Verdict

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A missing block is put before the first of these that is there.
_AFTER = ("needs", "trigger", "variants", "way_out", "references")


def read(path: Path) -> Bug:
    """The bug that a file holds; AuditError with the file, the field and what is wrong with it."""
    try:
        return msgspec.convert(yaml.load(path.read_text(encoding="utf-8"), Loader=Loader), Bug)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise AuditError(f"{path.name}: {error}") from error


def measured(bug: Bug, rows: Sequence[Verdict], releases: Releases) -> tuple[Bug, list[str]]:
    """The bug with its ranges as the verdicts have them, and what keeps them from being exact.

    Each variant has its own; those of the bug are their union.
    """
    if not bug.variants:
        affected, problems = affected_of(bug, [row for row in rows if not row.variant], releases, bug.affected)
        return msgspec.structs.replace(bug, affected=affected), problems
    variants, problems = [], []
    for variant in bug.variants:
        own = [row for row in rows if row.variant == variant.name]
        # A variant without entries yet is reached as the bug is.
        affected, found = affected_of(bug, own, releases, variant.affected or _unmeasured(bug.affected, own))
        variants.append(msgspec.structs.replace(variant, affected=affected))
        problems.extend(f"{variant.name}: {problem}" for problem in found)
    whole = union(variant.affected for variant in variants)
    return msgspec.structs.replace(bug, affected=whole, variants=tuple(variants)), problems


def write_ranges(path: Path, rows: Sequence[Verdict], releases: Releases) -> list[str]:
    """Writes the measured ranges into a bug's file and nothing else; what keeps them from being exact."""
    before = read(path)
    after, problems = measured(before, rows, releases)
    if after == before:
        # However it is written: quotes and the order of keys are its author's.
        return problems
    text = path.read_text(encoding="utf-8")
    changed = with_affected(text, after)
    if msgspec.convert(yaml.load(changed, Loader=Loader), Bug) != after:
        raise AuditError(f"{path.name}: its `affected` cannot be written; write them in the style of the other files")
    if changed != text:
        temporary = path.with_suffix(".tmp")
        temporary.write_text(changed, encoding="utf-8")
        os.replace(temporary, path)
    return problems


def with_affected(text: str, bug: Bug) -> str:
    """The text of a bug's file with the `affected` blocks that the bug has, and no other change."""
    # From the last to the first, so that the lines before stay where they are.
    for name in reversed([variant.name for variant in bug.variants]):
        variant = next(one for one in bug.variants if one.name == name)
        text = _replaced(text, _variant_node(text, name), variant.affected)
    return _replaced(text, _root(text), bug.affected)


def block(affected: Sequence[Affected], indent: int) -> list[str]:
    """The lines of an `affected` block."""
    margin = " " * indent
    if not affected:
        return [f"{margin}affected: []"]
    lines = [f"{margin}affected:"]
    for entry in affected:
        ranges = []
        for one in entry.ranges:
            fixed = f', fixed: "{one.fixed}"' if one.fixed is not None else ""
            ranges.append(f'{{introduced: "{one.introduced}"{fixed}}}')
        lines.append(f"{margin}  - implementation: {entry.implementation}")
        lines.append(f"{margin}    routes: [{', '.join(entry.routes)}]")
        lines.extend(_wrapped(f"{margin}    ranges: [", ranges))
        lines.append(f"{margin}    basis: {entry.basis}")
        if entry.reference is not None:
            lines.append(f"{margin}    reference: {json.dumps(entry.reference)}")
    return lines


def _wrapped(start: str, ranges: list[str]) -> list[str]:
    """A list of ranges, on one line if there is room."""
    line = start + ", ".join(ranges) + "]"
    if len(line) <= 110:
        return [line]
    margin = " " * (len(start) - len(start.lstrip()))
    return [start.removesuffix(" ["), *(f"{margin}  - {one}" for one in ranges)]


def _unmeasured(entries: Iterable[Affected], rows: Sequence[Verdict]) -> list[Affected]:
    """The entries of the whole bug that tell a variant its routes; those of packages that were measured."""
    packages = {row.package for row in rows}
    return [entry for entry in entries if entry.implementation in packages]


def _root(text: str) -> yaml.MappingNode:
    node = yaml.compose(text, Loader=Loader)
    if not isinstance(node, yaml.MappingNode):
        raise AuditError("a bug's file holds one mapping")
    return node


def _variant_node(text: str, name: str) -> yaml.MappingNode:
    """The node of a variant."""
    for key, value in _root(text).value:
        if key.value == "variants" and isinstance(value, yaml.SequenceNode):
            for item in value.value:
                if isinstance(item, yaml.MappingNode) and any(
                    one.value == "name" and other.value == name for one, other in item.value
                ):
                    return item
    raise AuditError(f"there is no variant {name}")


def _replaced(text: str, node: yaml.MappingNode, affected: Sequence[Affected]) -> str:
    """The text with the `affected` of a mapping replaced, or put in."""
    lines = text.split("\n")
    nodes = {key.value: (key, value) for key, value in node.value}
    if "affected" in nodes:
        key, value = nodes["affected"]
        blocks = isinstance(value, yaml.SequenceNode) and not value.flow_style
        first, end = key.start_mark.line, value.end_mark.line + (0 if blocks else 1)
        # A block's end is where the next thing begins: what stands between the two is not the block's.
        while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1
    else:
        key = next(
            (nodes[name][0] for name in _AFTER if name in nodes and nodes[name][0] is not node.value[0][0]),
            None,
        )
        key = key or node.value[-1][0]
        first = end = key.start_mark.line
    return "\n".join([*lines[:first], *block(affected, node.start_mark.column), *lines[end:]])


def command(root: Path, ids: Sequence[str] = ()) -> int:
    """Writes the measured ranges into the files of the named bugs, or of all; 1 if any is not exact.

    Raises AuditError.
    """
    bug_db = root / "bug_db"
    table: Mapping[str, Any] = release_table.read(bug_db / "releases.yaml")
    paths = [bug_db / "bugs" / f"{id}.yaml" for id in ids] or sorted((bug_db / "bugs").glob("*.yaml"))
    code = 0
    for path in paths:
        rows = record.read(bug_db / "verdicts" / f"{path.stem}.csv")
        if not rows:
            continue
        for problem in write_ranges(path, rows, table):
            print(f"{path.stem}: {problem}")
            code = 1
    return code
