"""pyproject.toml: PEP 621, PEP 735 groups, Poetry."""

from __future__ import annotations

from typing import Any

from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Reading, line_of
from auditor.project.formats.toml import entries, parse, table
from auditor.project.specifiers import from_poetry


def read(text: str, path: str) -> Reading:
    """What a pyproject.toml says."""
    reading = Reading(path)
    document = parse(text, reading)
    project = table(document, "project")
    for item in entries(project.get("dependencies")):
        _string(reading, text, item, None)
    for group, items in table(project, "optional-dependencies").items():
        for item in entries(items):
            _string(reading, text, item, group)
    groups = table(document, "dependency-groups")
    for group in groups:
        for item in _group(groups, group, set()):
            _string(reading, text, item, group)
    poetry = table(document, "tool", "poetry")
    _poetry(reading, text, table(poetry, "dependencies"), None)
    _poetry(reading, text, table(poetry, "dev-dependencies"), "dev")
    for group, held in table(poetry, "group").items():
        _poetry(reading, text, table(held, "dependencies"), group)
    return reading


def _string(reading: Reading, text: str, item: Any, group: str | None) -> None:
    if isinstance(item, str):
        require(reading, item, line_of(text, f'"{item}"', f"'{item}'", item), group)


def _group(groups: dict[str, Any], name: str, seen: set[str]) -> list[Any]:
    """The strings of a dependency group, with those of the groups it includes."""
    if name in seen:
        return []
    seen.add(name)
    found: list[Any] = []
    for item in entries(groups.get(name)):
        if isinstance(item, dict) and isinstance(item.get("include-group"), str):
            found.extend(_group(groups, item["include-group"], seen))
        else:
            found.append(item)
    return found


def _poetry(reading: Reading, text: str, dependencies: dict[str, Any], group: str | None) -> None:
    for name, constraint in dependencies.items():
        line = line_of(text, f"{name} =", f'"{name}" =', f"{name}=", f"{name}.")
        for one in constraint if isinstance(constraint, list) else [constraint]:
            version, marker = one, ""
            if isinstance(one, dict):
                version, marker = one.get("version", ""), str(one.get("markers") or "")
                if one.get("python"):
                    marker = marker or f'python_version "{one["python"]}"'
            if isinstance(version, str):
                reading.require(name, from_poetry(version), line, marker=marker, group=group)
