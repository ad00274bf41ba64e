"""conda-lock.yml and pixi.lock: YAML that a tool wrote, one list item a package.

They are read item by item, and only the items of a framework are parsed: such files run to megabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from auditor.project.formats.environment_yml import conda_name
from auditor.project.formats.explicit import address
from auditor.project.formats.reading import Reading, speaks
from auditor.project.formats.yaml import parse
from auditor.project.specifiers import from_file_name
from auditor.project.stack import Kind

_Places = dict[tuple[str, str, str | None], list[tuple[str, int]]]
"""The platforms of a distribution, its version and its group, each with its line."""

WHOLE_BYTES = 300_000
"""A larger file is not parsed as a whole to see whether it is sound."""
_PLATFORMS = {
    "linux-64": "sys_platform == 'linux' and platform_machine == 'x86_64'",
    "linux-aarch64": "sys_platform == 'linux' and platform_machine == 'aarch64'",
    "osx-64": "sys_platform == 'darwin' and platform_machine == 'x86_64'",
    "osx-arm64": "sys_platform == 'darwin' and platform_machine == 'arm64'",
    "win-64": "sys_platform == 'win32'",
}


def read(text: str, path: str) -> Reading:
    """A conda-lock.yml of either layout (a package a platform, or one with its platforms), or a pixi.lock."""
    reading = Reading(path, Kind.LOCK)
    if len(text) <= WHOLE_BYTES and not _sound(parse(text, reading), reading):
        return reading
    places: _Places = {}
    environments = _environments(text)
    for line, block in _items(text):
        if speaks(block[:400]):
            _item(reading, block, line, environments, places)
    for (name, version, group), held in places.items():
        markers = [_PLATFORMS.get(platform, "") for platform, _ in held]
        marker = " or ".join(f"({one})" for one in dict.fromkeys(markers)) if all(markers) else ""
        first = min(line for _, line in held)
        reading.require(name, f"=={version}", first, version=version, marker=marker, group=group)
    return reading


def _environments(text: str) -> dict[str, str | None]:
    """Of a pixi.lock, the environment that installs an address, None for the default one: it comes first."""
    found: dict[str, str | None] = {}
    environment: str | None = None
    for line in text.splitlines():
        if line.startswith("packages:"):
            break
        named = re.match(r"  (?P<name>[\w.-]+):\s*$", line)
        if named is not None:
            environment = None if named["name"] == "default" else named["name"]
        address = re.match(r"\s{4,}- (?:conda|pypi): (?P<url>\S+)", line)
        if address is not None and (environment is None or address["url"] not in found):
            found[address["url"]] = environment
    return found


def _sound(document: Any, reading: Reading) -> bool:
    if reading.skips:
        return False
    if not isinstance(document, dict):
        reading.skip("is broken: it holds no table")
        return False
    held = document.get("package", document.get("packages"))
    if not isinstance(held, list):
        reading.skip("is broken: it holds no list of packages")
        return False
    return True


def _items(text: str) -> Iterator[tuple[int, str]]:
    """Each item of the list of packages, with the line that it begins on."""
    lines = text.splitlines()
    start = next((i for i, line in enumerate(lines) if re.match(r"packages?:\s*$", line)), None)
    if start is None:
        return
    held: list[str] = []
    begin = indent = 0
    for number in range(start + 1, len(lines)):
        line = lines[number]
        match = re.match(r"(\s*)- ", line)
        if match is not None and (not held or len(match[1]) == indent):
            if held:
                yield begin, "\n".join(held)
            held, begin, indent = [line], number + 1, len(match[1])
        elif line and not line[0].isspace() and match is None:
            break
        elif held:
            held.append(line)
    if held:
        yield begin, "\n".join(held)


def _item(reading: Reading, block: str, line: int, environments: dict[str, str | None], places: _Places) -> None:
    inner = Reading(reading.path)
    document = parse(block, inner)
    item = document[0] if isinstance(document, list) and document else None
    if inner.skips or not isinstance(item, dict):
        reading.skip("this package is broken", line)
        return
    named = _named(item)
    if named is None or not speaks(named[0]):
        return
    number = line + next((i for i, text in enumerate(block.splitlines()) if re.match(r"[\s-]*version:", text)), 0)
    platform = item.get("platform") or item.get("subdir")
    if not isinstance(platform, str):
        found = re.search(
            r"/(linux-64|linux-aarch64|osx-64|osx-arm64|win-64)/", str(item.get("conda") or item.get("url"))
        )
        platform = found[1] if found else ""
    places.setdefault((*named, _group(item, environments)), []).append((platform, number))


def _group(item: dict[str, Any], environments: dict[str, str | None]) -> str | None:
    """The category of conda-lock, or the environment of pixi, that an item is for; None for the main one."""
    category = item.get("category")
    if isinstance(category, str):
        return None if category == "main" else category
    url = item.get("conda") or item.get("pypi")
    return environments.get(url) if isinstance(url, str) else None


def _named(item: dict[str, Any]) -> tuple[str, str] | None:
    """The distribution and version of an item of any layout."""
    name, version = item.get("name"), item.get("version")
    url = item.get("conda") or item.get("pypi") or item.get("url")
    if not (isinstance(name, str) and isinstance(version, (str, float))) and isinstance(url, str):
        found = from_file_name(url) if "pypi" in item else address(url)
        name, version = found or (None, None)
    if not isinstance(name, str) or version is None:
        return None
    return conda_name(name), str(version)
