"""From the files of a tree to its stacks: the entry of `project/`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence

from packaging.version import InvalidVersion, Version

from auditor.place import Location, Skip
from auditor.project.formats import (
    environment_yml,
    locks,
    notebook,
    pipfile,
    pyproject,
    requirements,
    setup_cfg,
    setup_py,
)
from auditor.project.formats.reading import Include, Reading
from auditor.project.framework import Releases, routes
from auditor.project.specifiers import admitted
from auditor.project.stack import Package, Pin, Project, Requirement, Stack
from auditor.project.tree import ReadError, Tree, read_text

MAX_MANIFEST_BYTES = 5_000_000
MAX_LOCK_BYTES = 50_000_000
MAX_NOTEBOOK_BYTES = 30_000_000

Reader = Callable[[str, str, Include], Reading]


def _plain(read: Callable[[str, str], Reading]) -> Reader:
    return lambda text, path, include: read(text, path)


_BY_NAME: dict[str, tuple[Reader, int]] = {
    "pyproject.toml": (_plain(pyproject.read), MAX_MANIFEST_BYTES),
    "poetry.lock": (_plain(locks.read_poetry), MAX_LOCK_BYTES),
    "uv.lock": (_plain(locks.read_uv), MAX_LOCK_BYTES),
    "pdm.lock": (_plain(locks.read_pdm), MAX_LOCK_BYTES),
    "pylock.toml": (_plain(locks.read_pylock), MAX_LOCK_BYTES),
    "Pipfile.lock": (_plain(locks.read_pipfile_lock), MAX_LOCK_BYTES),
    "Pipfile": (_plain(pipfile.read), MAX_MANIFEST_BYTES),
    "setup.cfg": (_plain(setup_cfg.read), MAX_MANIFEST_BYTES),
    "setup.py": (setup_py.read, MAX_MANIFEST_BYTES),
}
_REQUIREMENTS = re.compile(
    r"(?:^|[-_.])(?:requirements?|reqs?|constraints?)\b.*\.(?:txt|in|pip)$|^.*requirements\.txt$"
)
_CONDA = re.compile(r"^(?:conda[-_])?env(?:ironment)?\b.*\.ya?ml$|^conda\.ya?ml$")
_PATTERNS: tuple[tuple[re.Pattern[str], Reader, int], ...] = (
    (_REQUIREMENTS, requirements.read, MAX_MANIFEST_BYTES),
    (_CONDA, _plain(environment_yml.read), MAX_MANIFEST_BYTES),
    (re.compile(r"^pylock\..+\.toml$"), _plain(locks.read_pylock), MAX_LOCK_BYTES),
    (re.compile(r"\.ipynb$"), _plain(notebook.read), MAX_NOTEBOOK_BYTES),
)

_SHELVES = frozenset(
    {"requirements", "reqs", "deps", "dependencies", "conda", "envs", "environments", "env", "docker", "ci"}
)
"""Folders that hold the manifests of the project around them."""
_ASIDE = re.compile(
    r"(?:^|[-_./])(?:dev|develop|test|tests|testing|doc|docs|lint|ci|build|example|examples|optional|extra|extras)\b"
)
_LEGACY = re.compile(r"""TF_USE_LEGACY_KERAS["']?\s*[=:\s]\s*["']?(?:1|true|True)\b""")
_SETTINGS = re.compile(
    r"(?:^|/)(?:\.env(?:\.[\w.]+)?|[Dd]ockerfile[\w.-]*|[Cc]ontainerfile|docker-compose[\w.-]*\.ya?ml)$|^\.github/workflows/[^/]+\.ya?ml$"
)


def read_project(tree: Tree, releases: Releases, legacy_keras: Location | None = None) -> Project:
    """What the tree's manifests and lockfiles say.

    `legacy_keras` is where the code itself switches TF_USE_LEGACY_KERAS on.
    """
    skips: list[Skip] = list(tree.skips)
    found: list[Requirement] = []
    pins: dict[tuple[str, str], Pin] = {}
    included: set[str] = set()

    def include(path: str) -> str:
        if path not in tree.files:
            raise ReadError("is not in the tree")
        included.add(path)
        return read_text(tree.root, path, MAX_MANIFEST_BYTES)

    for path in tree.files:
        reader = reader_of(path)
        if reader is None:
            continue
        try:
            reading = reader[0](read_text(tree.root, path, reader[1]), path, include)
        except ReadError as error:
            skips.append(Skip(location=Location(path=path), reason=str(error)))
            continue
        found.extend(reading.requirements)
        skips.extend(reading.skips)
        for pin in reading.pins:
            pins.setdefault((pin.name, pin.version), pin)
    legacy_keras = legacy_keras or _legacy_setting(tree)
    stacks = tuple(_stacks(found, releases, legacy_keras))
    ordered = tuple(sorted(pins.values(), key=lambda pin: (pin.name, pin.version)))
    return Project(root=tree.root.name, stacks=stacks, pins=ordered, skips=tuple(dict.fromkeys(skips)))


def reader_of(path: str) -> tuple[Reader, int] | None:
    """The reader of a manifest or lockfile by its name, and how many bytes of it are read; None for any other file."""
    name = posixpath.basename(path)
    if name in _BY_NAME:
        return _BY_NAME[name]
    for pattern, reader, limit in _PATTERNS:
        if pattern.search(name):
            return reader, limit
    if posixpath.basename(posixpath.dirname(path)) in ("requirements", "reqs") and name.endswith((".txt", ".in")):
        return requirements.read, MAX_MANIFEST_BYTES
    return None


def _legacy_setting(tree: Tree) -> Location | None:
    for path in tree.files:
        if not _SETTINGS.search(path):
            continue
        try:
            lines = read_text(tree.root, path, 1_000_000).splitlines()
        except ReadError:
            continue
        for number, line in enumerate(lines, start=1):
            if not line.lstrip().startswith("#") and _LEGACY.search(line):
                return Location(path=path, line=number)
    return None


def stacks_of(project: Project, path: str) -> tuple[Stack, ...]:
    """The stacks that a source file belongs to: those of the nearest folder up the tree that has any.

    A file above all of them belongs to the uppermost ones.
    """
    by_folder: dict[str, list[Stack]] = {}
    for stack in project.stacks:
        by_folder.setdefault(stack.folder, []).append(stack)
    folder = posixpath.dirname(path)
    while True:
        held = by_folder.get(folder or ".")
        if held:
            return tuple(held)
        if not folder:
            break
        folder = posixpath.dirname(folder)
    if not by_folder:
        return ()
    depth = min(folder.count("/") for folder in by_folder)
    return tuple(s for f, held in by_folder.items() if f.count("/") == depth for s in held)


def _stacks(found: Iterable[Requirement], releases: Releases, legacy: Location | None) -> Iterable[Stack]:
    by_folder: dict[str, list[Requirement]] = {}
    for requirement in found:
        by_folder.setdefault(_home(requirement.location.path), []).append(requirement)
    for folder, held in sorted(by_folder.items()):
        yield from _folder_stacks(folder, held, releases, legacy)


def _home(path: str) -> str:
    folder = posixpath.dirname(path)
    while folder and posixpath.basename(folder) in _SHELVES:
        folder = posixpath.dirname(folder)
    return folder or "."


def _rank(requirement: Requirement) -> int:
    """How much a requirement counts against others for the same package in one folder: less is more."""
    path = requirement.location.path
    if path.endswith(".ipynb"):
        return 5
    if requirement.group == "constraints":
        return 4
    aside = _ASIDE.search(path.rpartition("/")[2]) is not None or (requirement.group or "") in (
        "dev",
        "test",
        "docs",
    )
    return (3 if aside else 0) + (2 if requirement.group and not aside else 0) + (0 if requirement.locked else 1)


def _folder_stacks(
    folder: str, held: Sequence[Requirement], releases: Releases, legacy: Location | None
) -> Iterable[Stack]:
    """One stack; several where a package is pinned to several versions at one level."""
    choices: dict[str, list[Package]] = {}
    for package in ("tensorflow", "keras", "tf-keras"):
        mine = [r for r in held if r.package == package]
        if mine:
            best = min(map(_rank, mine))
            level = [r for r in mine if _rank(r) == best]
            narrowing = [r.specifier for r in mine if r.group == "constraints" and best != 4]
            choices[package] = _packages(level, narrowing, releases.get(package, ()))
    if not choices:
        return
    others = {name: packages[0] for name, packages in choices.items() if name != "tensorflow"}
    none: list[Package | None] = [None]
    for tensorflow in choices.get("tensorflow") or none:
        packages = ([tensorflow] if tensorflow else []) + list(others.values())
        keras, tf_keras = others.get("keras"), others.get("tf-keras")
        yield Stack(
            folder=folder,
            packages=tuple(packages),
            routes=routes(
                tensorflow.releases if tensorflow else (),
                keras.releases if keras else None,
                tf_keras.releases if tf_keras else None,
                releases,
                legacy=legacy is not None,
            ),
            legacy_keras=legacy,
        )


def _packages(level: Sequence[Requirement], narrowing: Sequence[str], releases: Sequence[object]) -> list[Package]:
    """What may be installed of one package, by the requirements of one level."""
    files = {requirement.location.path for requirement in level}
    pinned = [requirement for requirement in level if requirement.version]
    by_version: dict[str, Requirement] = {}
    for requirement in pinned:
        by_version.setdefault(str(requirement.version), requirement)
    if len(by_version) == 1:
        version, requirement = next(iter(by_version.items()))
        if len(pinned) == len(level) or len(files) > 1:
            return [Package(requirement=requirement, releases=(version,))]
    if by_version and len(pinned) == len(level):
        if len({r.location.path for r in by_version.values()}) > 1:
            # `requirements-tf1.txt` and `requirements-tf2.txt`: either is a project of its own.
            return [Package(requirement=r, releases=(v,)) for v, r in by_version.items()]
        # One file with several versions: a lock for several environments, or markers.
        versions = sorted(by_version, key=_key)
        return [Package(requirement=by_version[versions[0]], releases=tuple(versions))]
    return [_ranged(level, narrowing, releases)]


def _ranged(level: Sequence[Requirement], narrowing: Sequence[str], releases: Sequence[object]) -> Package:
    first = min(level, key=lambda r: (not r.specifier, r.location))
    together = ",".join(filter(None, dict.fromkeys([*(r.specifier for r in level), *narrowing])))
    found = admitted(together, releases)  # type: ignore[arg-type]
    if not found:
        # They contradict each other: any of them may be what is installed.
        each = {v for r in level for v in ((r.version,) if r.version else admitted(r.specifier, releases))}  # type: ignore[arg-type]
        found = tuple(sorted((v for v in each if v), key=_key))
    return Package(requirement=first, releases=found)


def _key(version: str) -> Version:
    try:
        return Version(version)
    except InvalidVersion:
        return Version("0")
