"""Which statement holds: from all that a project's manifests say to its stacks.

Pure: a reading's place in the tree, its kind and its group decide; nothing is read here.
"""

from __future__ import annotations

import dataclasses
import itertools
import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec
from packaging.version import InvalidVersion, Version

from auditor.database.bug import Release
from auditor.place import Location
from auditor.project.environments import Environment, environments, holds
from auditor.project.formats.reading import Reading
from auditor.project.formats.workflow import GROUP as CI_GROUP
from auditor.project.framework import Releases, beside, fitting, routes
from auditor.project.specifiers import admitted
from auditor.project.stack import Claim, Kind, Package, Python, Requirement, Stack
from auditor.project.standing import (
    ASIDE,
    ASIDE_LOCK,
    CONSTRAINT,
    EXTRA,
    LOCK,
    MAIN,
    OVERRIDE,
    SHIPPED,
    SHIPPED_OPEN,
    aside,
    home,
    packaged,
    rank,
)

PACKAGES = ("tensorflow", "keras", "tf-keras")
MAX_STACKS = 16
"""Stacks of one folder; more differ by what nobody installs together."""
MAX_MARKER = 100
"""Characters of a marker that a refusal shows: a lockfile's can be very long."""
_SCRIPT = re.compile(r"\.(?:sh|bash)$|(?:^|/)Makefile$")


@dataclass
class _Voice:
    """What the requirements of one manifest, or of several that agree, admit."""

    requirements: list[Requirement]
    releases: tuple[str, ...]
    files: set[str] = field(default_factory=set)

    @property
    def exact(self) -> bool:
        return len(self.releases) == 1

    @property
    def of_ci(self) -> bool:
        return all(one.group == CI_GROUP for one in self.requirements)


@dataclass(frozen=True)
class _Draft:
    """A stack of which only TF_USE_LEGACY_KERAS is not settled yet. `around` is the folder whose settings it shares."""

    folder: str
    notebook: str | None
    packages: tuple[Package, ...]
    pythons: tuple[Python, ...]
    around: str


def stacks(readings: Sequence[Reading], releases: Releases, legacy: Sequence[Location] = ()) -> tuple[Stack, ...]:
    """The stacks of a tree, by folder. `legacy` is every place that switches TF_USE_LEGACY_KERAS on."""
    packages = packaged(readings)
    shared: dict[str, list[Reading]] = {}
    notebooks: dict[str, list[Reading]] = {}
    for reading in readings:
        held = notebooks if reading.kind is Kind.NOTEBOOK else shared
        held.setdefault(home(reading.path, packages), []).append(reading)
    drafts = {folder: list(_drafts(folder, None, held, releases)) for folder, held in shared.items()}
    # `pip install tensorflow` in a script of a subfolder is content with what the project pins.
    content = {f for f in drafts if _content(shared[f]) and _above(posixpath.dirname(f), set(drafts) - {f}, drafts)}
    drafts = {folder: held for folder, held in drafts.items() if held and folder not in content}
    covered = frozenset(drafts)
    settled: list[Stack] = []
    for folder in sorted({*covered, *notebooks}):
        settled += _settled(drafts.get(folder, ()), legacy, covered, packages, releases)
        for reading in notebooks.get(folder, ()):
            around = _above(folder, covered, drafts)
            own = _of_notebook(folder, reading, shared.get(around or "", ()), drafts.get(around or "", ()), releases)
            settled += _settled(own, legacy, covered, packages, releases)
    return (*settled, *_by_setting(settled, drafts, legacy, covered, packages, releases))


def _content(readings: Sequence[Reading]) -> bool:
    """Whether only scripts speak of a folder, and none of them names a version."""
    return all(
        _SCRIPT.search(reading.path) and not any(one.specifier for one in reading.requirements)
        for reading in readings
        if reading.requirements
    )


def _above(folder: str, among: Container[str], drafts: Mapping[str, Sequence[object]]) -> str | None:
    """The nearest folder at or above one that is among others and has a stack."""
    folder = folder or "."
    while folder not in among or not drafts[folder]:
        if folder == ".":
            return None
        folder = posixpath.dirname(folder) or "."
    return folder


def _of_notebook(
    folder: str, reading: Reading, shared: Sequence[Reading], around: Sequence[_Draft], releases: Releases
) -> list[_Draft]:
    """The stacks of a notebook that installs something; none where what the project around it installs will do, since
    pip leaves what is there. What the notebook does not name is the project's."""
    named = {one.package for one in reading.requirements if one.specifier}
    if around and all(_suffices(draft, reading, releases) for draft in around):
        return []
    inherited = [] if "tensorflow" in named else [_without(one, named) for one in shared if around]
    drafts = _drafts(folder, reading.path, [reading, *inherited], releases)
    return [dataclasses.replace(draft, around=around[0].folder if around else folder) for draft in drafts]


def _suffices(draft: _Draft, reading: Reading, releases: Releases) -> bool:
    held = {package.requirement.package: package.releases for package in draft.packages}
    return all(
        one.package in held and set(held[one.package]) <= set(_alone(one, releases.get(one.package, ())))
        for one in reading.requirements
        if one.specifier
    )


def _without(reading: Reading, packages: set[str]) -> Reading:
    left = [one for one in reading.requirements if one.package not in packages]
    return dataclasses.replace(reading, requirements=left)


def _settled(
    drafts: Iterable[_Draft], legacy: Sequence[Location], covered: frozenset[str], packages: frozenset[str],
    releases: Releases,
) -> Iterator[Stack]:  # fmt: skip
    for draft in drafts:
        by_name = {package.requirement.package: package for package in draft.packages}
        on = _switched_on(legacy, draft, covered, packages)
        yield Stack(
            folder=draft.folder,
            notebook=draft.notebook,
            packages=draft.packages,
            routes=routes(
                by_name["tensorflow"].releases if "tensorflow" in by_name else (),
                by_name["keras"].releases if "keras" in by_name else None,
                by_name["tf-keras"].releases if "tf-keras" in by_name else None,
                releases,
                legacy=on is not None,
            ),
            legacy_keras=on,
            python=draft.pythons,
        )


def _switched_on(
    legacy: Sequence[Location], draft: _Draft, covered: frozenset[str], packages: frozenset[str]
) -> Location | None:
    """The place that switches TF_USE_LEGACY_KERAS on for a stack.

    A file of settings does for its folder and those below, code for its own project. What a notebook, a test, an
    example or a CI service sets is a sign for the project only where that installs tf-keras as well.
    """
    sign = None
    for setting in legacy:
        path = setting.path
        if path == draft.notebook:
            return setting
        code = path.endswith((".py", ".ipynb"))
        folder = (posixpath.dirname(path) or ".") if code else home(path, packages)
        owner = next((one for one in _upwards(folder) if one in covered), None)
        if owner is not None and draft.around != owner and (code or owner not in _upwards(draft.around)):
            continue
        if not path.endswith(".ipynb") and not aside(path, owner or "."):
            return setting
        sign = sign or setting
    ranks = {package.requirement.package: rank(package.requirement, draft.around) for package in draft.packages}
    installed = ranks.get("tf-keras", CONSTRAINT) < ASIDE_LOCK or min(ranks.values()) >= ASIDE_LOCK
    return sign if "tf-keras" in ranks and installed else None


def _upwards(folder: str) -> Iterator[str]:
    yield folder
    while folder != ".":
        folder = posixpath.dirname(folder) or "."
        yield folder


def _by_setting(
    settled: Sequence[Stack], drafts: Mapping[str, Sequence[_Draft]], legacy: Sequence[Location],
    covered: frozenset[str], packages: frozenset[str], releases: Releases,
) -> Iterator[Stack]:  # fmt: skip
    """A notebook that switches TF_USE_LEGACY_KERAS on and installs nothing: the project's stack, with that."""
    known = {stack.notebook for stack in settled}
    for setting in legacy:
        folder = _above(posixpath.dirname(setting.path), covered, drafts)
        if not setting.path.endswith(".ipynb") or setting.path in known or folder is None:
            continue
        if any(stack.legacy_keras is None for stack in settled if stack.folder == folder and stack.notebook is None):
            own = [dataclasses.replace(draft, notebook=setting.path) for draft in drafts[folder]]
            yield from _settled(own, [setting], covered, packages, releases)


def _drafts(folder: str, notebook: str | None, readings: Sequence[Reading], releases: Releases) -> Iterator[_Draft]:
    held = _distinct((requirement for reading in readings for requirement in reading.requirements), folder)
    if all(requirement.kind is Kind.CONSTRAINT for requirement in held):
        return
    pythons = _pythons(readings, held, folder)
    declared = [marker for reading in readings for marker in reading.environments]
    where = environments(pythons, declared)
    chosen = {name: list(_packages([r for r in held if r.package == name], folder, releases.get(name, ()), where))
              for name in PACKAGES}  # fmt: skip
    for packages in itertools.islice(_together(chosen, folder, releases), MAX_STACKS):
        by_name = {package.requirement.package: package for package in packages}
        pair = [by_name[name].requirement.kind for name in ("tensorflow", "keras") if name in by_name]
        if len(pair) == 2 and Kind.OVERRIDE not in pair:  # which holds against what TensorFlow asks for
            left = fitting(by_name["tensorflow"].releases, by_name["keras"].releases, releases)
            for name, fitted in zip(("tensorflow", "keras"), left, strict=True):
                by_name[name] = msgspec.structs.replace(by_name[name], releases=fitted)
        yield _Draft(folder, notebook, tuple(by_name.values()), pythons, around=folder)


def _pythons(readings: Sequence[Reading], held: Sequence[Requirement], folder: str) -> tuple[Python, ...]:
    """What is said of Python; what is for development, docs or examples counts only where all is for those."""
    said = [(reading, python) for reading in readings for python in reading.pythons]
    if any(rank(one, folder) < ASIDE_LOCK for one in held):
        said = [(r, p) for r, p in said if r.kind is Kind.NOTEBOOK or not aside(p.location.path, folder)]
    return tuple(dict.fromkeys(python for _, python in said))


def _distinct(requirements: Iterable[Requirement], folder: str) -> list[Requirement]:
    """Each line once: a file may be read by itself and through others, where what counts for more is kept."""
    best: dict[tuple[object, ...], Requirement] = {}
    for requirement in requirements:
        key = (requirement.location, requirement.name, requirement.specifier, requirement.marker)
        if key not in best or rank(requirement, folder) < rank(best[key], folder):
            best[key] = requirement
    return sorted(best.values(), key=lambda one: (rank(one, folder), one.location))


def _together(
    chosen: dict[str, list[tuple[Package, set[str]]]], folder: str, releases: Releases
) -> Iterator[tuple[Package, ...]]:
    """The packages of one stack each: those of one file belong together, and what another stack's file says does
    not; nor does what an installer would not put beside a TensorFlow, where it would beside that of another stack, or
    where it is only for development."""
    named = [choices for choices in chosen.values() if choices]
    if not named:
        return
    strange = {(id(one), id(other)) for one, other in _strangers(chosen, folder, releases)}
    for first in named[0]:
        others = [[choice for choice in choices if _companions(first, choice, named)
                   and (id(first), id(choice)) not in strange] for choices in named[1:]]  # fmt: skip
        for rest in itertools.product(*filter(None, others)):
            yield (first[0], *(choice[0] for choice in rest))


def _strangers(
    chosen: dict[str, list[tuple[Package, set[str]]]], folder: str, releases: Releases
) -> Iterator[tuple[object, object]]:
    """A TensorFlow and a keras of different files that no installer puts together."""
    for keras in chosen["keras"]:
        fits = [beside(one[0].releases, keras[0].releases, releases) for one in chosen["tensorflow"]]
        extra = rank(keras[0].requirement, folder) >= ASIDE_LOCK
        for one, fit in zip(chosen["tensorflow"], fits, strict=True):
            better = any(fits) or (extra and rank(one[0].requirement, folder) < ASIDE_LOCK)
            if not fit and better and not one[1] & keras[1]:
                yield one, keras


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
    mine: Sequence[Requirement], folder: str, releases: Sequence[Release], where: Sequence[Environment]
) -> Iterator[tuple[Package, set[str]]]:
    """What may be installed of one package, with the files that say so; several where they contradict each other."""
    installing = [one for one in mine if one.kind is not Kind.CONSTRAINT]
    possible = [one for one in installing if not one.marker or any(holds(one.marker, env) for env in where)]
    if not possible:
        return
    ranks = {id(one): rank(one, folder) for one in mine}
    level = _level(possible, ranks)
    counting = [one for one in possible if ranks[id(one)] == level]
    narrowing = [one for one in mine if one.kind is Kind.CONSTRAINT]
    voices = _voices(counting, releases, where)
    for voice in voices:
        narrowed = _narrowed(voice, narrowing, releases)
        first = min(voice.requirements, key=lambda one: (not one.version, not one.specifier, one.location))
        holding = [Claim(requirement=first)]
        holding += [Claim(requirement=one) for one in voice.requirements
                    if one is not first and not set(narrowed).isdisjoint(_alone(one, releases))]  # fmt: skip
        holding += [Claim(requirement=one) for one in narrowing if narrowed != voice.releases]
        told = {id(claim.requirement) for claim in holding}
        rest = [Claim(requirement=one, refused=_refusal(one, first, possible, ranks, level)) for one in mine
                if id(one) not in told]  # fmt: skip
        yield Package(requirement=first, releases=narrowed, claims=(*holding, *rest)), voice.files


def _level(possible: Sequence[Requirement], ranks: Mapping[int, int]) -> int:
    """The rank that holds: the best, unless that names no version where what is shipped does."""
    levels = sorted({ranks[id(one)] for one in possible})
    best = levels[0]
    if best in (MAIN, EXTRA, SHIPPED_OPEN):
        for level in levels:
            if level <= SHIPPED and any(one.specifier for one in possible if ranks[id(one)] == level):
                return level
    return best


def _refusal(
    one: Requirement, first: Requirement, possible: Sequence[Requirement], ranks: Mapping[int, int], level: int
) -> str:
    if one not in possible:
        if one.kind is Kind.CONSTRAINT:
            return "a constraint that narrows nothing here"
        marker = one.marker if len(one.marker) <= MAX_MARKER else one.marker[: MAX_MARKER - 3] + "..."
        return f"for no environment of the project: {marker}"
    mine = ranks[id(one)]
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
            if voice.of_ci and other.of_ci:  # which tries one after the other
                both = tuple(sorted({*other.releases, *voice.releases}, key=_key))
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
