"""poetry.lock, uv.lock, pdm.lock, pylock.toml and Pipfile.lock: what they pin is what is installed."""

from __future__ import annotations

import json
from typing import Any

from auditor.project.formats.reading import Reading
from auditor.project.formats.toml import entries, parse, table


def read_poetry(text: str, path: str) -> Reading:
    """A poetry.lock of any version."""
    return _packages(text, path, "package")


def read_uv(text: str, path: str) -> Reading:
    """A uv.lock; a package may be locked at several versions, for several environments."""
    return _packages(text, path, "package")


def read_pdm(text: str, path: str) -> Reading:
    """A pdm.lock."""
    return _packages(text, path, "package")


def read_pylock(text: str, path: str) -> Reading:
    """A pylock.toml (PEP 751)."""
    return _packages(text, path, "packages")


def _packages(text: str, path: str, key: str) -> Reading:
    reading = Reading(path)
    document = parse(text, reading)
    lines = _version_lines(text, key)
    for package in entries(document.get(key)):
        if not isinstance(package, dict):
            continue
        name, version = package.get("name"), package.get("version")
        if not isinstance(name, str) or not isinstance(version, str):
            continue
        source = table(package, "source")
        if "virtual" in source or "editable" in source or "directory" in source:
            continue  # the project itself, or one beside it
        markers = package.get("resolution-markers") or package.get("marker") or package.get("markers")
        marker = markers if isinstance(markers, str) else " or ".join(str(m) for m in entries(markers))
        line = lines.get((name, version), 0)
        reading.require(name, f"=={version}", line, version=version, locked=True, marker=marker)
    if text.strip() and not entries(document.get(key)) and not reading.skips and key not in document:
        reading.skip("holds no packages", partial=False)
    return reading


def _version_lines(text: str, key: str) -> dict[tuple[str, str], int]:
    """The line of the `version = ` of each package."""
    found: dict[tuple[str, str], int] = {}
    name = ""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("["):
            inside = line.strip() == f"[[{key}]]"
            name = ""
        elif inside and line.startswith("name = "):
            name = line[7:].strip().strip("\"'")
        elif inside and line.startswith("version = "):
            found.setdefault((name, line[10:].strip().strip("\"'")), number)
    return found


def read_pipfile_lock(text: str, path: str) -> Reading:
    """A Pipfile.lock."""
    reading = Reading(path)
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        reading.skip("is broken: it is not JSON", getattr(error, "lineno", 0))
        return reading
    lines = text.splitlines()
    for section, group in (("default", None), ("develop", "dev")):
        for name, entry in table(document, section).items():
            version = entry.get("version") if isinstance(entry, dict) else None
            if isinstance(version, str):
                line = _json_line(lines, section, name)
                marker = entry.get("markers")
                reading.require(name, version, line, locked=True, marker=str(marker or ""), group=group)
    return reading


def _json_line(lines: list[str], section: str, name: str) -> int:
    """The line of a package's version within a section of a Pipfile.lock."""
    inside = found = False
    for number, line in enumerate(lines, start=1):
        stripped = line.strip()
        if stripped.startswith(f'"{section}":'):
            inside = True
        elif inside and stripped.startswith(f'"{name}":'):
            found = True
        elif found and stripped.startswith('"version":'):
            return number
    return 0
