"""The environments that a project is for: Python versions and platforms, which decide markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from auditor.project.stack import Python

MINORS = tuple(f"3.{minor}" for minor in range(5, 15))
"""The Python versions that a framework package was ever built for, and the next."""
_PLATFORMS = (
    ("linux", "Linux", "posix", "x86_64"),
    ("linux", "Linux", "posix", "aarch64"),
    ("darwin", "Darwin", "posix", "x86_64"),
    ("darwin", "Darwin", "posix", "arm64"),
    ("win32", "Windows", "nt", "AMD64"),
)

Environment = tuple[str, str, str, str, str]
"""A Python's minor version, `sys_platform`, `platform_system`, `os_name` and `platform_machine`."""


def environments(pythons: Iterable[Python], declared: Sequence[str] = ()) -> tuple[Environment, ...]:
    """Every environment that the statements of a project leave open; all there are where they contradict each other.

    `declared` are markers of the only environments that the project is for.
    """
    minors = admitted_minors(pythons)
    every = tuple((minor, *platform) for minor in minors for platform in _PLATFORMS)
    if declared:
        every = tuple(one for one in every if any(holds(marker, one) for marker in declared)) or every
    return every


def admitted_minors(pythons: Iterable[Python]) -> tuple[str, ...]:
    """The minor versions of Python that all statements admit; all there are where none is left."""
    minors = list(MINORS)
    for python in pythons:
        fitting = [minor for minor in minors if _fits(minor, python.specifier)]
        minors = fitting or minors
    return tuple(minors)


def _fits(minor: str, specifier: str) -> bool:
    """Whether any patch release of a minor version is admitted: `>=3.7.1` admits 3.7, `<3.9` does not admit 3.9."""
    for alternative in specifier.split("||"):
        try:
            wanted = SpecifierSet(alternative)
        except InvalidSpecifier:
            return True
        if any(wanted.contains(f"{minor}.{patch}", prereleases=True) for patch in (0, 1, 2, 5, 9, 12, 18, 99)):
            return True
        if any(one.operator in ("==", "===") and one.version.split(".")[:2] == minor.split(".") for one in wanted):
            return True
    return False


_CHOSEN = re.compile(
    r"""\bextra\s*(?:==|!=)\s*(?:"[^"]*"|'[^']*')|(?:"[^"]*"|'[^']*')\s*(?:(?:==|!=)\s*extra\b|(?:not\s+)?in\s+(?:extras|dependency_groups)\b)"""
)
"""What a marker asks of the user's choice at install time: an extra (Poetry, uv), or a group (PEP 751)."""


@lru_cache(maxsize=4096)
def holds(marker: str, environment: Environment) -> bool:
    """Whether a marker is true of an environment, with the extras that it asks for; one that cannot be read is."""
    if not marker:
        return True
    minor, sys_platform, system, os_name, machine = environment
    try:
        return _parsed(marker).evaluate(
            {
                "python_version": minor,
                "python_full_version": f"{minor}.9",
                "implementation_name": "cpython",
                "implementation_version": f"{minor}.9",
                "platform_python_implementation": "CPython",
                "sys_platform": sys_platform,
                "platform_system": system,
                "os_name": os_name,
                "platform_machine": machine,
                "platform_release": "",
                "platform_version": "",
            }
        )
    except (InvalidMarker, UndefinedComparison, UndefinedEnvironmentName, ValueError):
        return True


@lru_cache(maxsize=512)
def _parsed(marker: str) -> Marker:
    return Marker(_CHOSEN.sub("python_version >= '0'", marker))
