"""What a format's reader gives, and how it makes a requirement."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from auditor.place import Location, Skip
from auditor.project.specifiers import exact, normalized
from auditor.project.stack import FRAMEWORK_PACKAGES, Kind, Pin, Python, Requirement
from auditor.usage.sources import SourceError, parse_source, reaches

MAX_SPEAKING = 300


@dataclass
class Reading:
    """What one file says. `path` is the file, relative to the tree's root; `kind` is what its lines are."""

    path: str
    kind: Kind = Kind.MANIFEST
    requirements: list[Requirement] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    pythons: list[Python] = field(default_factory=list)
    environments: list[str] = field(default_factory=list)
    """PEP 508 markers of the only environments that the project is for, where it names them."""
    upgrades: list[Requirement] = field(default_factory=list)
    """Those of no version that a command brings to the newest, whatever was there."""
    spoken: int = 0
    """How many requirements of it named a framework."""
    constrained: list[str] = field(default_factory=list)
    """Files that this one takes constraints from."""

    def skip(self, reason: str, line: int = 0, *, partial: bool = True, path: str | None = None) -> None:
        """Notes something that could not be read."""
        self.skips.append(Skip(location=Location(path=path or self.path, line=line), reason=reason, partial=partial))

    def runs_on(self, specifier: str, line: int) -> None:
        """Notes the Python versions that the project runs on; nothing where that says nothing."""
        if specifier:
            self.pythons.append(Python(specifier=specifier, location=Location(path=self.path, line=line)))

    def require(
        self, name: str, specifier: str, line: int, *, version: str | None = None, kind: Kind | None = None,
        marker: str = "", group: str | None = None, cell: int | None = None, path: str | None = None,
    ) -> None:  # fmt: skip
        """Notes a requirement where it is one of a framework's packages; any exact pin of a lockfile is noted as
        such."""
        name, kind = normalized(name), kind or self.kind
        version = _full(version or exact(specifier))
        if name not in FRAMEWORK_PACKAGES:
            if kind is Kind.LOCK and version:
                self.pins.append(Pin(name=name, version=version, location=self._where(path, line, cell)))
            return
        location = self._where(path, line, cell)
        if kind is Kind.LOCK and version:
            self.pins.append(Pin(name=name, version=version, location=location))
        self.requirements.append(
            Requirement(
                name=name,
                package=FRAMEWORK_PACKAGES[name],
                location=location,
                via=self.path,
                specifier=specifier,
                version=version,
                kind=kind,
                marker=marker,
                group=group,
            )
        )

    def _where(self, path: str | None, line: int, cell: int | None) -> Location:
        return Location(path=path or self.path, line=line, cell=cell)


def _full(version: str | None) -> str | None:
    """`2.3` names the release 2.3.0."""
    return f"{version}.0" if version is not None and re.fullmatch(r"\d+\.\d+", version) else version


def program(reading: Reading, text: str) -> ast.Module | None:
    """The syntax tree of a Python file, or None and a skip. Read as a program it gives the same skip, told once."""
    try:
        return parse_source(reading.path, text).tree
    except SourceError as error:
        reading.skip(error.reason, error.line, partial=reaches(text))
    return None


def speaking(reading: Reading, items: Iterable[Any]) -> Iterator[str]:
    """Those texts that name a framework, but no more of one file than MAX_SPEAKING."""
    for item in items:
        if isinstance(item, str) and speaks(item):
            if reading.spoken == MAX_SPEAKING:
                reading.skip(f"names a framework in more than {MAX_SPEAKING} requirements; the rest is not read")
            reading.spoken += 1
            if reading.spoken > MAX_SPEAKING:
                return
            yield item


def checked(
    reading: Reading, text: str, document: object, wanted: Mapping[str, type[list[Any]] | type[dict[str, Any]]]
) -> None:
    """Notes each value that is neither missing nor of the kind that its format has it: `a.b` names the `b` of `a`."""
    told: set[str] = set()
    for dotted, kind in wanted.items():
        held, keys = document, dotted.split(".")
        for count, key in enumerate(keys, start=1):
            if not isinstance(held, dict) or held.get(key) is None:
                break
            held, name = held[key], ".".join(keys[:count])
            if not isinstance(held, kind if count == len(keys) else dict) and name not in told:
                told.add(name)
                word = "list" if count == len(keys) and kind is list else "table"
                line = _key_line(text, key)
                reading.skip(f"is broken: {name} is no {word}", line)


def _key_line(text: str, key: str) -> int:
    """The line of a key, as TOML, YAML or JSON write it."""
    written = re.compile(rf"[\s\[{{,-]*(?:[\w-]+\.)*[\"']?{re.escape(key)}[\"']?\s*[]=:]")
    return next((n for n, line in enumerate(text.splitlines(), start=1) if written.match(line)), 0)


Include = Callable[[str], str]
"""Gives the text of another file of the tree by its path; raises ReadError."""


def speaks(text: str) -> bool:
    """Whether a text names a framework at all: most manifests of a large tree do not, and need no parser."""
    lower = text.lower()
    return "tensorflow" in lower or "keras" in lower or ("nightly" in lower and _NIGHTLY.search(lower) is not None)


_NIGHTLY = re.compile(r"tf[-_.]nightly")


def line_of(text: str, *needles: str, start: int = 0) -> int:
    """The number of the first line, from 1, that holds one of the needles at or after the line `start`; 0 if none
    does."""
    offset = 0
    for _ in range(start - 1):
        offset = text.find("\n", offset) + 1
        if not offset:
            return 0
    found = [place for needle in needles if (place := text.find(needle, offset)) >= 0]
    return 1 + text.count("\n", 0, min(found)) if found else 0
