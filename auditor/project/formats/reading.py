"""What a format's reader gives, and how it makes a requirement."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from auditor.place import Location, Skip
from auditor.project.specifiers import exact, normalized
from auditor.project.stack import FRAMEWORK_PACKAGES, Kind, Pin, Python, Requirement


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


Include = Callable[[str], str]
"""Gives the text of another file of the tree by its path; raises ReadError."""


def speaks(text: str) -> bool:
    """Whether a text names a framework at all: most manifests of a large tree do not, and need no parser."""
    return _NAMED.search(text) is not None


_NAMED = re.compile(r"tensorflow|keras|tf[-_.]nightly", re.IGNORECASE)


def line_of(text: str, *needles: str, start: int = 0) -> int:
    """The number of the first line, from 1, that holds one of the needles at or after the line `start`; 0 if none
    does."""
    for number, line in enumerate(text.splitlines(), start=1):
        if number >= start and any(needle in line for needle in needles):
            return number
    return 0
