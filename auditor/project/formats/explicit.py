"""What `conda list` writes: `--explicit` (addresses of packages) and `--export` (`name=version=build`).

conda-lock renders the first too, with the packages of pip in comments (`# pip keras @ https://...`), which it installs.
"""

from __future__ import annotations

import re

from auditor.project.formats.environment_yml import conda_name
from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Reading
from auditor.project.stack import Kind

_EXPORTED = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)=(?P<version>[^=\s]+)=(?P<build>[^=\s]+)$")
_HEAD = re.compile(r"^\s*#.*\$ conda create --name|^@EXPLICIT\s*$", re.MULTILINE)


def is_conda_export(text: str) -> bool:
    """Whether `conda list` wrote a file."""
    return _HEAD.search(text[:2_000]) is not None


def read(text: str, path: str) -> Reading:
    """A file of `conda list`, by whatever name; nothing of any other file."""
    reading = Reading(path, Kind.LOCK)
    if is_conda_export(text):
        read_export(text, reading, path)
    return reading


def read_export(text: str, reading: Reading, path: str) -> None:
    """Notes what the lines of a file of `conda list` pin."""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("# pip "):
            require(reading, stripped[6:].partition(" --hash")[0], number, kind=Kind.LOCK, path=path)
            continue
        named = address(stripped) if "://" in stripped else None
        exported = _EXPORTED.match(stripped) if named is None else None
        if exported is not None:
            named = exported["name"], exported["version"]
        if named is not None:
            name = conda_name(named[0])
            reading.require(name, f"=={named[1]}", number, version=named[1], kind=Kind.LOCK, path=path)


def address(url: str) -> tuple[str, str] | None:
    """The name and version of the conda package that an address ends in, or None."""
    file = url.partition("#")[0].rpartition("/")[2]
    stem = file.removesuffix(".tar.bz2") if file.endswith(".tar.bz2") else file.removesuffix(".conda")
    parts = stem.rsplit("-", 2)
    return (parts[0], parts[1]) if stem != file and len(parts) == 3 and parts[1][:1].isdigit() else None
