"""Version specifiers of every notation, as PEP 440 ones, and the releases they admit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from auditor.database.bug import Release

_NUMBERS = re.compile(r"\d+(?:\.\d+)*")
_WHEEL = re.compile(r"(?:^|/)(?P<name>[A-Za-z0-9_.]+?)-(?P<version>\d[A-Za-z0-9_.+!]*)-[^/]*\.whl(?:$|[#?])")
_SDIST = re.compile(r"(?:^|/)(?P<name>[A-Za-z0-9_.-]+?)-(?P<version>\d[A-Za-z0-9.+!]*)\.(?:tar\.gz|zip)(?:$|[#?])")


def normalized(name: str) -> str:
    """A distribution's name by PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


@lru_cache(maxsize=1024)
def exact(specifier: str) -> str | None:
    """The one version that a specifier set names (`==2.3.1`, `===2.3.1`), as PEP 440 writes it, or None."""
    try:
        specifiers = list(SpecifierSet(specifier))
    except InvalidSpecifier:
        return None
    for one in specifiers:
        if one.operator in ("==", "===") and not one.version.endswith(".*"):
            try:
                return str(Version(one.version))
            except InvalidVersion:
                return None
    return None


def mended(requirement: str) -> str:
    """A requirement whose bounds end in `.*` (`>=1.15.*`), which installers took until 2023, as it is written now."""
    return re.sub(r"([<>]=?\s*\d+(?:\.\d+)*)\.\*", r"\1", requirement)


def written(specifiers: SpecifierSet) -> str:
    """A specifier set as people write it, the lower bound first: `>=2.2,<2.5`."""
    order = (">", "~", "=", "<", "!")
    return ",".join(sorted(map(str, specifiers), key=lambda one: (order.index(one[0]), one)))


def admitted(specifier: str, releases: Sequence[Release]) -> tuple[str, ...]:
    """The releases that a specifier set admits, oldest first.

    As installers have it: no yanked release, and a pre-release only where the specifier names one or nothing else fits.
    Alternatives are parted by `||`. A specifier that cannot be read admits every release, since nothing is known.
    """
    held = _ASKED.get(id(releases))
    if held is None or held[0] is not releases:
        if len(_ASKED) >= MAX_LISTS:
            _ASKED.clear()
        held = _ASKED[id(releases)] = (releases, {})
    found = held[1].get(specifier)
    if found is None:
        found = held[1][specifier] = _admitted(specifier, releases)
    return found


_ASKED: dict[int, tuple[Sequence[Release], dict[str, tuple[str, ...]]]] = {}
"""What was asked of a list of releases before, by the list itself: a large tree asks the same again and again."""
MAX_LISTS = 16


def _admitted(specifier: str, releases: Sequence[Release]) -> tuple[str, ...]:
    offered = [release.version for release in releases if not release.yanked]
    found: set[str] = set()
    for alternative in specifier.split("||"):
        try:
            found.update(SpecifierSet(alternative).filter(offered))
        except InvalidSpecifier:
            found.update(SpecifierSet("").filter(offered))
    return tuple(sorted(found, key=Version))


@lru_cache(maxsize=4096)
def allows(specifier: str, minor: str) -> bool:
    """Whether what is said of Python (`>=3.7`, alternatives parted by `||`) admits any release of a minor version."""
    for part in specifier.split("||"):
        try:
            wanted = SpecifierSet(part)
        except InvalidSpecifier:
            return True
        if any(wanted.contains(f"{minor}.{micro}", prereleases=True) for micro in range(25)):
            return True
    return False


def from_poetry(text: str) -> str:
    """Poetry's notation (`^2.3`, `~2.3`, `2.3.*`, `2.3.1`, `>=2.2,<2.5`, `*`; `||` between alternatives) as PEP 440.

    PEP 440 has no alternatives: they stay parted by `||`.
    """
    return _alternatives(text, r"\|\|?", _poetry_set)


def _alternatives(text: str, parting: str, read: Callable[[str], str]) -> str:
    """Each alternative in PEP 440's notation; nothing where one of them admits everything."""
    found = [read(alternative) for alternative in re.split(parting, text)]
    return "||".join(dict.fromkeys(found)) if all(found) else ""


def _poetry_set(text: str) -> str:
    parts = [part.strip() for part in text.replace(" ", ",").split(",") if part.strip()]
    return ",".join(filter(None, (_poetry_part(part) for part in _glued(parts))))


def _glued(parts: list[str]) -> list[str]:
    """`>= 2.2` was split at its blank; the operator belongs to what follows."""
    found: list[str] = []
    for part in parts:
        if found and re.fullmatch(r"[<>=!~^]+", found[-1]):
            found[-1] += part
        else:
            found.append(part)
    return found


def _poetry_part(part: str) -> str:
    if part in ("*", ""):
        return ""
    numbers = _NUMBERS.search(part)
    if part.startswith("^") and numbers:
        return f">={part[1:].strip()},<{_next_major(numbers[0])}"
    if part.startswith("~") and not part.startswith("~=") and numbers:
        digits = numbers[0].split(".")
        head = digits[:2] if len(digits) > 1 else digits[:1]
        return f">={part[1:].strip()},<{'.'.join([*head[:-1], str(int(head[-1]) + 1)])}"
    if part[0].isdigit():
        return f"=={part}"
    return part.replace("=", "==", 1) if re.match(r"=\d", part) else part


def _next_major(version: str) -> str:
    """The version that a caret stops before: the leftmost part that is not 0 may not change."""
    digits = [int(part) for part in version.split(".")]
    for index, digit in enumerate(digits):
        if digit or index == len(digits) - 1:
            return ".".join(map(str, [*digits[:index], digit + 1]))
    return "1"


def from_conda(text: str) -> str:
    """Conda's notation (`=2.3`, `=2.3.*`, `==2.3.1`, `>=2.2,<2.5`, `2.3.1`, `2.3.1=mkl_py38`; `|` between
    alternatives) as PEP 440."""
    text = text.strip().strip("'\"")
    if not re.search(r"\d", text):
        return ""
    return _alternatives(text, r"\|", _conda_set)


def _conda_set(text: str) -> str:
    parts = []
    for part in text.split(","):
        part = part.strip()
        if part.startswith("==") or re.match(r"[<>!~]", part):
            # `>=2.3=py38*`, and `<2.4.0a0`: conda's way to keep out the pre-releases of 2.4.
            parts.append(re.match(r"[<>!~=]*\s*[^=]*", part)[0].strip())  # type: ignore[index]
            continue
        version = re.split(r"[=\s]", part.lstrip("=").strip())[0]
        fuzzy = part.startswith("=") and not version.endswith("*")
        # Without a build string, `name=2.3` is fuzzy; `name 2.3` and `name=2.3.1=build` are exact.
        built = part.lstrip("=").count("=") > 0
        parts.append(f"=={version}.*" if fuzzy and not built else f"=={version}")
    return ",".join(parts)


def from_file_name(url: str) -> tuple[str, str] | None:
    """The normalised name and version of the wheel or source archive that an address or path ends in, or None."""
    for pattern in (_WHEEL, _SDIST):
        match = pattern.search(url)
        if match is not None:
            try:
                return normalized(match["name"]), str(Version(match["version"]))
            except InvalidVersion:
                return None
    return None
