"""What a format's reader gives, and how it makes a requirement."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from auditor.place import Location, Skip
from auditor.project.specifiers import exact, normalized
from auditor.project.stack import FRAMEWORK_PACKAGES, Pin, Requirement


@dataclass
class Reading:
    """What one file says. `path` is the file, relative to the tree's root."""

    path: str
    requirements: list[Requirement] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)

    def skip(self, reason: str, line: int = 0, *, partial: bool = True) -> None:
        """Notes something that could not be read."""
        self.skips.append(Skip(location=Location(path=self.path, line=line), reason=reason, partial=partial))

    def require(
        self, name: str, specifier: str, line: int, *, version: str | None = None, locked: bool = False,
        marker: str = "",
        group: str | None = None, cell: int | None = None, path: str | None = None,
    ) -> None:  # fmt: skip
        """Notes a requirement where it is one of a framework's packages; any exact pin of a lockfile is noted as
        such."""
        name = normalized(name)
        location = Location(path=path or self.path, line=line, cell=cell)
        version = _full(version or exact(specifier))
        if locked and version:
            self.pins.append(Pin(name=name, version=version, location=location))
        if name not in FRAMEWORK_PACKAGES:
            return
        self.requirements.append(
            Requirement(
                name=name,
                package=FRAMEWORK_PACKAGES[name],
                location=location,
                specifier=specifier,
                version=version,
                locked=locked,
                marker=marker,
                group=group,
            )
        )


def _full(version: str | None) -> str | None:
    """`2.3` names the release 2.3.0."""
    return f"{version}.0" if version is not None and re.fullmatch(r"\d+\.\d+", version) else version


Include = Callable[[str], str]
"""Gives the text of another file of the tree by its path; raises ReadError."""


def line_of(text: str, *needles: str, start: int = 0) -> int:
    """The number of the first line, from 1, that holds one of the needles at or after the line `start`; 0 if none
    does."""
    for number, line in enumerate(text.splitlines(), start=1):
        if number >= start and any(needle in line for needle in needles):
            return number
    return 0
