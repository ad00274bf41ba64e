"""Which statement holds: from all that a project's manifests say to its stacks.

Pure: a reading's place in the tree, its kind and its group decide; nothing is read here.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec
from packaging.version import InvalidVersion, Version

from auditor.database.bug import Release
from auditor.place import Location
from auditor.project.environments import Environment, environments, holds
from auditor.project.formats.reading import Reading
from auditor.project.framework import Releases, fitting, routes
from auditor.project.specifiers import admitted
from auditor.project.stack import Claim, Kind, Package, Requirement, Stack

PACKAGES = ("tensorflow", "keras", "tf-keras")
MAX_STACKS = 16
"""Stacks of one folder; more differ by what nobody installs together."""

_SHELVES = frozenset(
    {"requirements", "requirement", "reqs", "deps", "dependencies", "conda", "conda-envs", "envs", "environments",
     "environment", "env", "ci", "install", "doc", "docs", "test", "tests", "constraints", "pip"}
)  # fmt: skip
"""Folders that hold the manifests of the project around them."""
_CRATES = frozenset(
    {"docker", "dockerfiles", "dockerfile", "container", "containers", ".devcontainer", "binder", ".binder", ".github",
     ".circleci", ".gitlab", ".buildkite", ".azure-pipelines", "singularity", "k8s", "kubernetes"}
)  # fmt: skip
"""Folders that hold such manifests at any depth below."""
_ASIDE = re.compile(
    r"(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|docs?|lint|linting|ci|build|examples?|optional"
    r"|extras?|typing|rtd|readthedocs|contrib|tox|noxfile|benchmarks?)(?=[-_./]|$)",
    re.IGNORECASE,
)
_ASIDE_GROUP = re.compile(
    r"^(?:dev|devel|develop|development|tests?|testing|docs?|lint|ci|typing|build|setup_requires|tests_require"
    r"|examples?|benchmarks?|quality|style|notebooks?)$",
    re.IGNORECASE,
)

OVERRIDE, LOCK, MAIN, EXTRA, SHIPPED, SHIPPED_OPEN, ASIDE_LOCK, ASIDE, CONSTRAINT = range(9)
"""How much a requirement counts against others for the same package in one folder: the least holds."""


@dataclass
class _Voice:
    """What the requirements of one manifest, or of several that agree, admit."""

    requirements: list[Requirement]
    releases: tuple[str, ...]
    files: set[str] = field(default_factory=set)

    @property
    def exact(self) -> bool:
        return len(self.releases) == 1


def home(path: str) -> str:
    """The folder of the project that a manifest belongs to; `.` for the root."""
    folder = posixpath.dirname(path)
    parts = folder.split("/") if folder else []
    for index, part in enumerate(parts):
        if part.lower() in _CRATES:
            parts = parts[:index]
            break
    while parts and parts[-1].lower() in _SHELVES:
        parts.pop()
    return "/".join(parts) or "."


def rank(requirement: Requirement) -> int:
    """How much a requirement counts: one of OVERRIDE, LOCK, ... CONSTRAINT."""
    kind, group = requirement.kind, requirement.group or ""
    if kind is Kind.OVERRIDE:
        return OVERRIDE
    if kind is Kind.CONSTRAINT:
        return CONSTRAINT
    path = requirement.via or requirement.location.path
    within = path if home(path) == "." else path[len(home(path)) + 1 :]
    if kind is not Kind.NOTEBOOK and (_ASIDE_GROUP.match(group) or _ASIDE.search(within.replace(".github/", ""))):
        return ASIDE_LOCK if kind is Kind.LOCK else ASIDE
    if kind is Kind.LOCK:
        return LOCK
    if kind is Kind.MANIFEST:
        return EXTRA if group else MAIN
    return SHIPPED if requirement.specifier else SHIPPED_OPEN


def stacks(readings: Sequence[Reading], releases: Releases, legacy: Location | None) -> tuple[Stack, ...]:
    """The stacks of a tree, by folder."""
    folders: dict[str, list[Reading]] = {}
    for reading in readings:
        folders.setdefault(home(reading.path), []).append(reading)
    found: list[Stack] = []
    for folder, held in sorted(folders.items()):
        found.extend(_folder(folder, held, releases, legacy))
    covered = {stack.folder for stack in found if stack.notebook is None}
    return tuple(stack for stack in found if stack.notebook is None or _says(stack) or not _above(stack, covered))


def _says(stack: Stack) -> bool:
    """Whether a notebook names any version: `!pip install tensorflow` is content with what the project pins."""
    return any(claim.requirement.specifier for package in stack.packages for claim in package.claims)


def _above(stack: Stack, folders: set[str]) -> bool:
    folder = stack.folder
    while folder not in folders:
        if folder == ".":
            return False
        folder = posixpath.dirname(folder) or "."
    return True


def _folder(folder: str, readings: Sequence[Reading], releases: Releases, legacy: Location | None) -> Iterator[Stack]:
    shared = [reading for reading in readings if reading.kind is not Kind.NOTEBOOK]
    yield from _stacks(folder, None, shared, releases, legacy)
    for reading in readings:
        if reading.kind is Kind.NOTEBOOK:
            yield from _stacks(folder, reading.path, [reading], releases, legacy)


def _stacks(
    folder: str, notebook: str | None, readings: Sequence[Reading], releases: Releases, legacy: Location | None
) -> Iterator[Stack]:
    held = _distinct(requirement for reading in readings for requirement in reading.requirements)
    if all(requirement.kind is Kind.CONSTRAINT for requirement in held):
        return
    pythons = tuple(dict.fromkeys(python for reading in readings for python in reading.pythons))
    declared = [marker for reading in readings for marker in reading.environments]
    where = environments(pythons, declared)
    chosen = {name: list(_packages([r for r in held if r.package == name], releases.get(name, ()), where))
              for name in PACKAGES}  # fmt: skip
    for packages in itertools.islice(_together(chosen), MAX_STACKS):
        by_name = {package.requirement.package: package for package in packages}
        if "tensorflow" in by_name and "keras" in by_name:
            keras = by_name["keras"]
            left = fitting(by_name["tensorflow"].releases, keras.releases, releases)
            by_name["keras"] = msgspec.structs.replace(keras, releases=left)
        served = routes(
            by_name["tensorflow"].releases if "tensorflow" in by_name else (),
            by_name["keras"].releases if "keras" in by_name else None,
            by_name["tf-keras"].releases if "tf-keras" in by_name else None,
            releases,
            legacy=legacy is not None,
        )
        yield Stack(
            folder=folder,
            notebook=notebook,
            packages=tuple(by_name.values()),
            routes=served,
            legacy_keras=legacy,
            python=pythons,
        )


def _distinct(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Each line once: a file may be read by itself and through others, where what counts for more is kept."""
    best: dict[tuple[object, ...], Requirement] = {}
    for requirement in requirements:
        key = (requirement.location, requirement.name, requirement.specifier, requirement.marker)
        if key not in best or rank(requirement) < rank(best[key]):
            best[key] = requirement
    return sorted(best.values(), key=lambda one: (rank(one), one.location))


def _together(chosen: dict[str, list[tuple[Package, set[str]]]]) -> Iterator[tuple[Package, ...]]:
    """The packages of one stack each: those of one file belong together, and what another stack's file says does
    not."""
    named = [choices for choices in chosen.values() if choices]
    if not named:
        return
    for first in named[0]:
        others = [[choice for choice in choices if _companions(first, choice, named)] for choices in named[1:]]
        for rest in itertools.product(*filter(None, others)):
            yield (first[0], *(choice[0] for choice in rest))


def _companions(
    one: tuple[Package, set[str]], other: tuple[Package, set[str]], named: list[list[tuple[Package, set[str]]]]
) -> bool:
    """Whether two choices go together: they share a file, or neither shares one with any rival of the other."""
    if one[1] & other[1]:
        return True
    rivals_of_other = next(choices for choices in named if any(choice is other for choice in choices))
    rivals_of_one = next(choices for choices in named if any(choice is one for choice in choices))
    return not any(one[1] & rival[1] for rival in rivals_of_other) and not any(
        other[1] & rival[1] for rival in rivals_of_one
    )


def _packages(
    mine: Sequence[Requirement], releases: Sequence[Release], where: Sequence[Environment]
) -> Iterator[tuple[Package, set[str]]]:
    """What may be installed of one package, with the files that say so; several where they contradict each other."""
    installing = [one for one in mine if one.kind is not Kind.CONSTRAINT]
    possible = [one for one in installing if not one.marker or any(holds(one.marker, env) for env in where)]
    if not possible:
        return
    level = _level(possible)
    counting = [one for one in possible if rank(one) == level]
    narrowing = [one for one in mine if one.kind is Kind.CONSTRAINT]
    voices = _voices(counting, releases, where)
    for voice in voices:
        narrowed = _narrowed(voice, narrowing, releases)
        first = min(voice.requirements, key=lambda one: (not one.version, not one.specifier, one.location))
        holding = [Claim(requirement=first)]
        holding += [Claim(requirement=one) for one in voice.requirements if one is not first]
        holding += [Claim(requirement=one) for one in narrowing if narrowed != voice.releases]
        told = {id(claim.requirement) for claim in holding}
        rest = [Claim(requirement=one, refused=_refusal(one, first, possible, level)) for one in mine
                if id(one) not in told]  # fmt: skip
        yield Package(requirement=first, releases=narrowed, claims=(*holding, *rest)), voice.files


def _level(possible: Sequence[Requirement]) -> int:
    """The rank that holds: the best, unless that names no version where what is shipped does."""
    levels = sorted({rank(one) for one in possible})
    best = levels[0]
    if best in (MAIN, EXTRA, SHIPPED_OPEN):
        for level in levels:
            if level <= SHIPPED and any(one.specifier for one in possible if rank(one) == level):
                return level
    return best


def _refusal(one: Requirement, first: Requirement, possible: Sequence[Requirement], level: int) -> str:
    if one not in possible:
        if one.kind is Kind.CONSTRAINT:
            return "a constraint that narrows nothing here"
        return f"for no environment of the project: {one.marker}"
    mine = rank(one)
    if mine == level:
        return "a stack of its own: it contradicts the other"
    if mine in (ASIDE, ASIDE_LOCK):
        return "for development, tests, docs or examples"
    source = posixpath.basename(first.via or first.location.path)
    if mine < level:
        return f"names no version, {source} does"
    if level == OVERRIDE:
        return "overridden"
    if level == LOCK:
        return f"{source} is the lockfile"
    return f"{source} counts for more" + (": this is optional" if mine == EXTRA else "")


def _voices(counting: Sequence[Requirement], releases: Sequence[Release], where: Sequence[Environment]) -> list[_Voice]:
    """What the files of one level admit; files that agree in a release speak as one."""
    by_file: dict[str, list[Requirement]] = {}
    for one in counting:
        by_file.setdefault(one.via or one.location.path, []).append(one)
    single = [_Voice(held, _admitted(held, releases, where), {path}) for path, held in by_file.items()]
    found: list[_Voice] = []
    for voice in sorted(single, key=lambda one: (not one.exact, not any(r.specifier for r in one.requirements))):
        for other in found:
            both = tuple(version for version in other.releases if version in voice.releases)
            if both or not voice.releases:
                other.requirements += voice.requirements
                other.files |= voice.files
                other.releases = both or other.releases
                break
        else:
            found.append(voice)
    return found


def _admitted(
    held: Sequence[Requirement], releases: Sequence[Release], where: Sequence[Environment]
) -> tuple[str, ...]:
    """The releases that the requirements of one file admit in any environment of the project."""
    cases = dict.fromkeys((tuple(one for one in held if holds(one.marker, env)), env[0]) for env in where)
    found: set[str] = set()
    for active, minor in cases:
        if active:
            found.update(_together_admitted(active, releases, minor))
    if not found:
        found = {version for one in held for version in _alone(one, releases)}
    return tuple(sorted(found, key=_key))


def _together_admitted(active: Sequence[Requirement], releases: Sequence[Release], minor: str) -> set[str]:
    pinned = {one.version for one in active if one.version}
    if pinned:
        return {version for version in pinned if version}
    sets = [set(_alone(one, releases)) for one in active]
    both = set.intersection(*sets) or set.union(*sets)
    pythons = {release.version: release.pythons for release in releases}
    fitting = {version for version in both if not pythons.get(version) or minor in pythons[version]}
    return fitting


def _alone(one: Requirement, releases: Sequence[Release]) -> tuple[str, ...]:
    return (one.version,) if one.version else admitted(one.specifier, releases)


def _narrowed(voice: _Voice, constraints: Sequence[Requirement], releases: Sequence[Release]) -> tuple[str, ...]:
    """Constraints narrow a range; they do not contradict a pin."""
    found = voice.releases
    for one in constraints:
        fitting = set(_alone(one, releases))
        found = tuple(version for version in found if version in fitting) or found
    return found


@lru_cache(maxsize=1024)
def _key(version: str) -> Version:
    try:
        return Version(version)
    except InvalidVersion:
        return Version("0")
