"""conda-lock.yml and pixi.lock: YAML that a tool wrote, one list item a package.

They are read item by item, and only the items of a framework are parsed: such files run to megabytes.
"""

from __future__ import annotations

import itertools
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
MAX_ITEMS = 500
"""Packages that name a framework; each is parsed, and no tool writes so many."""
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
    if len(text) <= WHOLE_BYTES and not _sound(parse(text, reading), text, reading):
        return reading
    places: _Places = {}
    environments = _environments(text)
    spoken = 0
    for line, block in _items(text):
        if speaks(block[:400]):
            spoken += 1
            if spoken > MAX_ITEMS:
                reading.skip(f"names a framework in more than {MAX_ITEMS} packages; the rest is not read", line)
                break
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
        if line.startswith(("packages:", "package:")):
            break
        named = re.match(r"  (?P<name>[\w.-]+):\s*$", line)
        if named is not None:
            environment = None if named["name"] == "default" else named["name"]
        address = re.match(r"\s{4,}- (?:conda|pypi): (?P<url>\S+)", line)
        if address is not None and (environment is None or address["url"] not in found):
            found[address["url"]] = environment
    return found


def _sound(document: Any, text: str, reading: Reading) -> bool:
    if reading.skips:
        return False
    if not isinstance(document, dict):
        reading.skip("is broken: it holds no table", 1)
        return False
    held = document.get("package", document.get("packages"))
    if not isinstance(held, list):
        line = next((n for n, row in enumerate(text.splitlines(), start=1) if re.match(r"packages?:", row)), 1)
        reading.skip("is broken: it holds no list of packages", line)
        return False
    return True


def _items(text: str) -> Iterator[tuple[int, str]]:
    """Each item of the list of packages, with the line that it begins on."""
    head = re.search(r"^packages?:[ \t]*\n", text, re.MULTILINE)
    first = re.compile(r"[ \t]*(?=- )").match(text, head.end()) if head else None
    if head is None or first is None:
        return
    after = re.compile(r"^[^\s#-]", re.MULTILINE).search(text, head.end())
    end = after.start() if after else len(text)
    begins = re.compile(rf"^{first[0]}- ", re.MULTILINE)
    starts = [match.start() for match in begins.finditer(text, head.end(), end)]
    line, counted = 1, 0
    for start, stop in itertools.pairwise([*starts, end]):
        line, counted = line + text.count("\n", counted, start), start
        yield line, text[start:stop]


def _item(reading: Reading, block: str, line: int, environments: dict[str, str | None], places: _Places) -> None:
    inner = Reading(reading.path)
    document = parse(block, inner)
    item = document[0] if isinstance(document, list) and document else None
    if inner.skips or not isinstance(item, dict):
        reading.skip("this package is broken", line)
        return
    if not isinstance(item.get("version", ""), (str, float, int)):
        reading.skip("this package is broken: its version is no text", line)
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
