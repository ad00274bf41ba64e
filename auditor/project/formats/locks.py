"""poetry.lock, uv.lock, pdm.lock, pylock.toml and Pipfile.lock: what they pin is what is installed."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

from auditor.project.formats.reading import Reading, checked, line_of, speaks
from auditor.project.formats.toml import entries, parse, table
from auditor.project.specifiers import from_file_name, from_poetry
from auditor.project.stack import Kind

WHOLE_BYTES = 1_000_000
"""A larger lockfile is read package by package: only those of a framework are parsed."""
_NAME = re.compile(r"^name = [\"'](?P<name>[^\"']+)[\"']", re.MULTILINE)
_VERSION = re.compile(r"^version = [\"'](?P<version>[^\"']+)[\"']", re.MULTILINE)


_GROUP = re.compile(r"""["']([^"']+)["']\s+in\s+dependency_groups\b""")
_EXTRA = re.compile(r"""["']\s+in\s+extras\b""")
"""How a marker of PEP 751 says which group or extra a package is for."""


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
    reading = Reading(path, Kind.LOCK)
    if len(text) > WHOLE_BYTES:
        _surroundings(reading, _by_blocks(reading, text, key))
        return reading
    document = parse(text, reading)
    lines = _version_lines(text, key)
    defaults = _defaults(document)
    for package in entries(document.get(key)):
        if isinstance(package, dict):
            line = lines.get((str(package.get("name")), str(package.get("version"))), 0)
            _package(reading, package, line, defaults)
    _surroundings(reading, document)
    if key in document and not isinstance(document[key], list):
        reading.skip(f"is broken: `{key}` is no list of packages", line_of(text, f"{key} =", f"[{key}]"))
    elif text.strip() and key not in document and not reading.skips:
        reading.skip("holds no packages", partial=False)
    return reading


def _surroundings(reading: Reading, document: dict[str, Any]) -> None:
    """The Pythons and platforms that a lockfile was made for."""
    wanted = document.get("requires-python") or table(document, "metadata").get("python-versions")
    if isinstance(wanted, str):
        reading.runs_on(from_poetry(wanted), 0)
    for marker in entries(document.get("supported-markers")) or entries(document.get("environments")):
        if isinstance(marker, str):
            reading.environments.append(marker)


def _defaults(document: dict[str, Any]) -> frozenset[str]:
    """The groups that are installed without asking; PEP 751 lets a file name them."""
    named = [group for group in entries(document.get("default-groups")) if isinstance(group, str)]
    return frozenset({"main", "default", *named})


def _package(reading: Reading, package: dict[str, Any], line: int, defaults: frozenset[str]) -> None:
    name, version = package.get("name"), package.get("version")
    if not isinstance(name, str):
        return
    if not isinstance(version, str):
        # uv locks a project of a dynamic version without one.
        if version is not None and speaks(name):
            reading.skip(f"is broken: the version of {name} is no text", line)
        return
    source = table(package, "source")
    if "virtual" in source or "editable" in source or "directory" in source:
        return  # the project itself, or one beside it
    groups = entries(package.get("groups")) or [package.get("category")]
    named = [group for group in groups if isinstance(group, str)]
    marker = _marker(package, [group for group in named if group in defaults] or named)
    if not named and not _EXTRA.search(marker):
        named = _GROUP.findall(marker)
    main = not named or any(group in defaults for group in named)
    group = None if main else named[0]
    reading.require(name, f"=={version}", line, version=version, marker=marker, group=group)


def _marker(package: dict[str, Any], groups: list[str]) -> str:
    """The marker of a package; Poetry may give it one for each group, and none for the groups that always need it."""
    markers = package.get("resolution-markers") or package.get("marker") or package.get("markers")
    if isinstance(markers, dict):
        markers = list(dict.fromkeys(markers.get(group) for group in groups))
        if None in markers:
            return ""
    if isinstance(markers, str):
        return markers
    return " or ".join(f"({marker})" for marker in entries(markers))


def _by_blocks(reading: Reading, text: str, key: str) -> dict[str, Any]:
    """Reads a large lockfile package by package; gives what stands before the first and after the last."""
    heads = [match.start() for match in re.finditer(rf"^\[\[{re.escape(key)}\]\]$", text, re.MULTILINE)]
    document = parse(text[: heads[0]] if heads else text, reading)
    defaults = _defaults(document)
    line, counted = 1, 0
    for start, end in itertools.pairwise([*heads, len(text)]):
        line, counted = line + text.count("\n", counted, start), start
        _block(reading, text[start:end], line, key, defaults)
    # A file that was cut off ends in a package that does not parse.
    inner = Reading(reading.path)
    last = parse(text[heads[-1] :], inner) if heads else {}
    if not reading.skips and not last.get(key):
        broken = inner.skips[0] if inner.skips else None
        at = line + max(broken.location.line, 1) - 1 if broken else 0
        reading.skip(broken.reason if broken else "holds no packages", at)
    return {**document, **last}


def _block(reading: Reading, block: str, line: int, key: str, defaults: frozenset[str]) -> None:
    name, version = _NAME.search(block), _VERSION.search(block)
    if name is None or version is None:
        return
    number = line + block[: version.start()].count("\n")
    if not speaks(name["name"]):
        reading.require(name["name"], f"=={version['version']}", number, version=version["version"])
        return
    inner = Reading(reading.path)
    document = parse(block, inner)
    for skip in inner.skips:
        reading.skip(skip.reason, line + max(skip.location.line, 1) - 1)
    for package in entries(document.get(key)):
        if isinstance(package, dict):
            _package(reading, package, number, defaults)


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
        elif inside and re.match(r"version\s*=", line):
            found.setdefault((name, line.partition("=")[2].strip().strip("\"'")), number)
    return found


def read_pipfile_lock(text: str, path: str) -> Reading:
    """A Pipfile.lock."""
    reading = Reading(path, Kind.LOCK)
    twice: list[str] = []
    try:
        document: Any = json.loads(text, object_pairs_hook=lambda pairs: _single(pairs, twice))
    except (ValueError, RecursionError) as error:
        reading.skip("is broken: it is not JSON", getattr(error, "lineno", 1))
        return reading
    if twice:
        at = [number for number, line in enumerate(text.splitlines(), start=1) if f'"{twice[0]}":' in line]
        reading.skip(f"is broken: {twice[0]} stands there twice", at[1] if len(at) > 1 else 0)
    if not isinstance(document, dict):
        reading.skip("is broken: it holds no table", 1)
        return reading
    checked(reading, text, document, {"default": dict, "develop": dict})
    lines = text.splitlines()
    for section, group in (("default", None), ("develop", "dev")):
        places = _json_lines(lines, section)
        for name, entry in table(document, section).items():
            version = entry.get("version") if isinstance(entry, dict) else entry
            if isinstance(entry, dict) and isinstance(entry.get("file"), str):
                archive = from_file_name(entry["file"])
                version = f"=={archive[1]}" if archive else version
            if version is not None and not isinstance(version, str) and speaks(name):
                reading.skip(f"is broken: the version of {name} is no text", places.get(name, 0))
            elif isinstance(entry, dict) and isinstance(version, str):
                marker = entry.get("markers")
                reading.require(name, version, places.get(name, 0), marker=str(marker or ""), group=group)
    python = table(document, "_meta", "requires").get("python_version")
    if isinstance(python, str) and re.fullmatch(r"3\.\d+", python):
        reading.runs_on(f"=={python}.*", 0)
    return reading


def _single(pairs: list[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice += [name for name in found if names.count(name) > 1]
    return found


def _json_lines(lines: list[str], section: str) -> dict[str, int]:
    """The line of each package's version within a section of a Pipfile.lock."""
    found: dict[str, int] = {}
    inside, name = False, ""
    for number, line in enumerate(lines, start=1):
        match = re.match(r'(?P<indent>\s*)"(?P<key>[^"]+)": *(?P<opens>\{?)', line)
        if match is None:
            continue
        if match["opens"] and len(match["indent"]) <= 4 and match["key"] in ("_meta", "default", "develop"):
            inside = match["key"] == section
        elif inside and match["opens"]:
            name = match["key"]
        elif inside and match["key"] == "version":
            found.setdefault(name, number)
    return found
