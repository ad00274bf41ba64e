"""From the files of a tree to its stacks: the entry of `project/`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from auditor.place import Location, Skip
from auditor.project import holding
from auditor.project.backends import SETTING, with_backends
from auditor.project.formats import (
    conda_lock,
    dockerfile,
    environment_yml,
    explicit,
    locks,
    notebook,
    pipfile,
    pixi,
    pyproject,
    python_version,
    requirements,
    setup_cfg,
    setup_py,
    tox,
    workflow,
)
from auditor.project.formats.reading import Include, Reading
from auditor.project.framework import Releases
from auditor.project.stack import Pin, Project, Stack
from auditor.project.tree import ReadError, Tree, read_text

MAX_MANIFEST_BYTES = 1_000_000
MAX_REQUIREMENTS_BYTES = 5_000_000
MAX_LOCK_BYTES = 50_000_000
MAX_NOTEBOOK_BYTES = 30_000_000

Reader = Callable[[str, str, Include], Reading]


@cache
def _plain(read: Callable[[str, str], Reading]) -> Reader:
    return lambda text, path, include: read(text, path)


_BY_NAME: dict[str, tuple[Reader, int]] = {
    "pyproject.toml": (pyproject.read, MAX_MANIFEST_BYTES),
    "poetry.lock": (_plain(locks.read_poetry), MAX_LOCK_BYTES),
    "uv.lock": (_plain(locks.read_uv), MAX_LOCK_BYTES),
    "pdm.lock": (_plain(locks.read_pdm), MAX_LOCK_BYTES),
    "pylock.toml": (_plain(locks.read_pylock), MAX_LOCK_BYTES),
    "Pipfile.lock": (_plain(locks.read_pipfile_lock), MAX_LOCK_BYTES),
    "Pipfile": (_plain(pipfile.read), MAX_MANIFEST_BYTES),
    "conda-lock.yml": (_plain(conda_lock.read), MAX_LOCK_BYTES),
    "pixi.lock": (_plain(conda_lock.read), MAX_LOCK_BYTES),
    "pixi.toml": (_plain(pixi.read), MAX_MANIFEST_BYTES),
    "setup.cfg": (setup_cfg.read, MAX_MANIFEST_BYTES),
    "tox.ini": (tox.read_tox, MAX_MANIFEST_BYTES),
    "noxfile.py": (_plain(tox.read_nox), MAX_MANIFEST_BYTES),
    ".python-version": (_plain(python_version.read), MAX_MANIFEST_BYTES),
    "runtime.txt": (_plain(python_version.read), MAX_MANIFEST_BYTES),
    "Makefile": (_plain(workflow.read_script), MAX_MANIFEST_BYTES),
    "setup.py": (setup_py.read, MAX_MANIFEST_BYTES),
}
_WORKFLOW = re.compile(
    r"(?:^|/)(?:\.github/workflows/[^/]+\.ya?ml|\.circleci/config\.yml|\.gitlab-ci\.yml|\.travis\.yml"
    r"|azure-pipelines[\w.-]*\.ya?ml|\.?azure[-_]pipelines/.+\.ya?ml|\.cirrus\.yml|\.appveyor\.yml|appveyor\.yml"
    r"|\.github/actions/.+/action\.ya?ml|\.buildkite/[^/]+\.ya?ml|bitbucket-pipelines\.yml)$"
)
_PATTERNS: tuple[tuple[re.Pattern[str], Reader, int], ...] = (
    (re.compile(r"(?:^|[-_.])(?:requir?e?ments?|reqs?|constraints?)(?![a-z]).*\.(?:txt|in|pip|lock)$|^.*requirements\.txt$",
                re.IGNORECASE), requirements.read, MAX_REQUIREMENTS_BYTES),
    (re.compile(r"^(?:conda[-_])?env(?:ironment)?s?(?![a-z]).*\.ya?ml$|^conda[\w-]*\.ya?ml$|environment\.ya?ml$"),
     environment_yml.read, MAX_MANIFEST_BYTES),
    (re.compile(r"conda-lock\.ya?ml$"), _plain(conda_lock.read), MAX_LOCK_BYTES),
    (re.compile(r"^pylock\..+\.toml$"), _plain(locks.read_pylock), MAX_LOCK_BYTES),
    (re.compile(r"\.ipynb$"), _plain(notebook.read), MAX_NOTEBOOK_BYTES),
    (re.compile(r"^(?:dockerfile|containerfile)(?:[.-].*)?$|\.dockerfile$", re.IGNORECASE),
     _plain(dockerfile.read), MAX_MANIFEST_BYTES),
    (re.compile(r"^Singularity(?:\..+)?$|\.def$"), _plain(dockerfile.read_definition), MAX_MANIFEST_BYTES),
    (re.compile(r"\.(?:sh|bash)$"), _plain(workflow.read_script), MAX_MANIFEST_BYTES),
    (re.compile(r"^(?:docker-)?compose[\w.-]*\.ya?ml$|^(?:config|job|training|hptuning|app|deployment|devcontainer)[\w-]*\.(?:ya?ml|json)$"),
     _plain(workflow.read_descriptor), MAX_MANIFEST_BYTES),
    (re.compile(r"^(?:conda|explicit|spec|env)[\w.-]*\.(?:txt|lock)$|^spec-file|-(?:64|arm64|aarch64)\.lock$"),
     _plain(explicit.read), MAX_LOCK_BYTES),
    (re.compile(r"^meta\.ya?ml$"), _plain(environment_yml.read_recipe), MAX_MANIFEST_BYTES),
    (re.compile(r"\.ya?ml$"), environment_yml.read_any, MAX_MANIFEST_BYTES),
)  # fmt: skip

_LEGACY = re.compile(r"""TF_USE_LEGACY_KERAS["']?\s*[=:\s]\s*["']?(?:1|true|True)\b""")
_SETTINGS = re.compile(
    r"(?:^|/)(?:\.env(?:\.[\w.]+)?|[Dd]ockerfile[\w.-]*|[Cc]ontainerfile|docker-compose[\w.-]*\.ya?ml)$|^\.github/workflows/[^/]+\.ya?ml$"
)


def read_project(tree: Tree, releases: Releases, legacy_keras: Sequence[Location] = ()) -> Project:
    """What the tree's manifests and lockfiles say.

    `legacy_keras` is where the code itself switches TF_USE_LEGACY_KERAS on.
    """
    skips: list[Skip] = list(tree.skips)
    readings: list[Reading] = []
    pins: dict[tuple[str, str], Pin] = {}

    def include(path: str) -> str:
        # Also one that .gitignore leaves out: whoever installs the including file reads it.
        full = (tree.root / path).resolve()
        if path not in files and not (full.is_file() and full.is_relative_to(tree.root)):
            raise ReadError("is not in the tree")
        return read_text(tree.root, path, MAX_REQUIREMENTS_BYTES)

    files = frozenset(tree.files)
    for path in tree.files:
        reader = reader_of(path)
        if reader is None:
            continue
        try:
            reading = reader[0](read_text(tree.root, path, reader[1]), path, include)
        except ReadError as error:
            if reader[0] is not environment_yml.read_any:  # which may be anything
                skips.append(Skip(location=Location(path=path, line=error.line), reason=str(error)))
            continue
        readings.append(reading)
        skips.extend(reading.skips)
        for pin in reading.pins:
            pins.setdefault((pin.name, pin.version), pin)
    stacks = holding.stacks(readings, releases, [*legacy_keras, *legacy_settings(tree)])
    stacks = on_backends(stacks, tree)
    ordered = tuple(sorted(pins.values(), key=lambda pin: (pin.name, pin.version)))
    return Project(root=tree.root.name, stacks=stacks, pins=ordered, skips=tuple(dict.fromkeys(skips)))


def reader_of(path: str) -> tuple[Reader, int] | None:
    """The reader of a manifest or lockfile by its name, and how many bytes of it are read; None for any other file."""
    name = posixpath.basename(path)
    if name in _BY_NAME:
        return _BY_NAME[name]
    if _WORKFLOW.search(path):
        return _plain(workflow.read), MAX_MANIFEST_BYTES
    for pattern, reader, limit in _PATTERNS:
        if pattern.search(name):
            return reader, limit
    if posixpath.basename(posixpath.dirname(path)) in ("requirements", "reqs") and name.endswith(
        (".txt", ".in", ".pip")
    ):
        return requirements.read, MAX_REQUIREMENTS_BYTES
    return None


def on_backends(stacks: Sequence[Stack], tree: Tree) -> tuple[Stack, ...]:
    """The stacks with the backends of Keras 3 that the tree's settings choose."""
    return with_backends(stacks, [(place, said[1]) for place, said in _settings(tree, SETTING)])


def is_setting(path: str) -> bool:
    """Whether a file may set TF_USE_LEGACY_KERAS, by its name."""
    return _SETTINGS.search(path) is not None


def legacy_settings(tree: Tree) -> Iterator[Location]:
    """The first line of each file of settings that switches TF_USE_LEGACY_KERAS on."""
    yield from (location for location, _ in _settings(tree, _LEGACY))


def _settings(tree: Tree, wanted: re.Pattern[str]) -> Iterator[tuple[Location, re.Match[str]]]:
    """The first line of each file of settings that says so, and what it says."""
    for path in tree.files:
        if not is_setting(path):
            continue
        try:
            lines = read_text(tree.root, path, 1_000_000).splitlines()
        except ReadError:
            continue
        for number, line in enumerate(lines, start=1):
            found = wanted.search(line) if not line.lstrip().startswith("#") else None
            if found is not None:
                yield Location(path=path, line=number), found
                break


MAX_NEIGHBOURS = 4
"""Projects beside a file that has none of its own; among more of them, nothing says which it belongs to."""


def stacks_of(project: Project, path: str) -> tuple[Stack, ...]:
    """The stacks that a source file belongs to: a notebook's own, else those of the nearest folder up the tree.

    A file above all of them, or beside them, belongs to the uppermost ones near it, unless there are many; one of a
    project that only its notebooks describe, to those of the notebooks.
    """
    own = tuple(stack for stack in project.stacks if stack.notebook == path)
    if own:
        return own
    shared = [stack for stack in project.stacks if stack.notebook is None] or list(project.stacks)
    by_folder: dict[str, list[Stack]] = {}
    for stack in shared:
        by_folder.setdefault(stack.folder, []).append(stack)
    folder = posixpath.dirname(path)
    while True:
        held = by_folder.get(folder or ".")
        if held:
            return tuple(held)
        below = [f for f in by_folder if not folder or f.startswith(folder + "/")]
        if below:
            depth = min(f.count("/") for f in below)
            nearest = [f for f in below if f.count("/") == depth]
            return tuple(s for f in nearest for s in by_folder[f]) if len(nearest) <= MAX_NEIGHBOURS else ()
        if not folder:
            return ()
        folder = posixpath.dirname(folder)
