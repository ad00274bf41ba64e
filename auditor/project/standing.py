"""Where a statement stands: the folder whose project it speaks of, and how much it counts there.

Pure: its place in the tree, its kind and its group decide.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from auditor.project.formats.reading import Reading
from auditor.project.stack import Kind, Requirement

_SHELVES = frozenset(
    {"deps", "dependencies", "environments", "environment", "env", "ci", "install", "doc", "docs", "test", "tests",
     "testing", "constraints", "config", "configs", "scripts", "pip"}
)  # fmt: skip
"""Folders that hold the manifests of the project around them."""
_CRATES = frozenset(
    {"docker", "dockerfiles", "dockerfile", "container", "containers", "binder", "singularity", "k8s", "kubernetes",
     "recipe", "recipes", "conda", "conda.recipe", "conda-recipe", "requirements", "requirement", "reqs", "conda-envs",
     "envs"}
)  # fmt: skip
"""Folders that hold such manifests at any depth below; so do hidden ones."""
_ASIDE = re.compile(
    r"(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|docs?|lint|linting|ci|build|examples?|optional"
    r"|extras?|typing|rtd|readthedocs|contrib|tox|noxfile|benchmarks?)(?=[-_./]|$)",
    re.IGNORECASE,
)
_CI = re.compile(r"^\.?(?:github|circleci|gitlab|buildkite|azure[-_]pipelines|kokoro|ci|travis|jenkins|semaphore)/")
_ASIDE_GROUP = re.compile(
    r"^(?:dev|devel|develop|development|tests?|testing|docs?|lint|ci|typing|build|setup_requires|tests_require"
    r"|examples?|benchmarks?|quality|style|notebooks?)$",
    re.IGNORECASE,
)

OVERRIDE, LOCK, MAIN, EXTRA, SHIPPED, SHIPPED_OPEN, ASIDE_LOCK, ASIDE, CONSTRAINT = range(9)
"""How much a requirement counts against others for the same package in one folder: the least holds."""

_PACKAGE = frozenset({"pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "pixi.toml"})


def packaged(readings: Iterable[Reading]) -> frozenset[str]:
    """The folders that are projects by a file of their own, whatever they are called."""
    return frozenset(
        posixpath.dirname(reading.path)
        for reading in readings
        if posixpath.basename(reading.path) in _PACKAGE and (reading.requirements or reading.pythons)
    )


def home(path: str, packages: frozenset[str] = frozenset()) -> str:
    """The folder of the project that a manifest belongs to; `.` for the root.

    `packages` are the folders that are projects of their own.
    """
    folder = posixpath.dirname(path)
    parts = folder.split("/") if folder else []
    own = next((n for n in range(len(parts), 0, -1) if "/".join(parts[:n]) in packages), 0)
    for index in range(own, len(parts)):
        if parts[index].lower() in _CRATES or parts[index].startswith("."):
            parts = parts[:index]
            break
    while len(parts) > own and parts[-1].lower() in _SHELVES:
        parts.pop()
    return "/".join(parts) or "."


def aside(path: str, folder: str) -> bool:
    """Whether a file of the project in `folder` is for its development, tests, docs or examples."""
    within = path if folder == "." else path[len(folder) + 1 :]
    return _CI.match(within) is not None or _ASIDE.search(within.replace(".github/", "")) is not None


def rank(requirement: Requirement, folder: str) -> int:
    """How much a requirement of the project in `folder` counts: one of OVERRIDE, LOCK, ... CONSTRAINT."""
    kind, group = requirement.kind, requirement.group or ""
    if kind is Kind.OVERRIDE:
        return OVERRIDE
    if kind is Kind.CONSTRAINT:
        return CONSTRAINT
    path = requirement.via or requirement.location.path
    if kind is not Kind.NOTEBOOK and (_ASIDE_GROUP.match(group) or aside(path, folder)):
        return ASIDE_LOCK if kind is Kind.LOCK else ASIDE
    if kind is Kind.LOCK:
        return LOCK
    if kind is Kind.MANIFEST:
        return EXTRA if group else MAIN
    return SHIPPED if requirement.specifier else SHIPPED_OPEN
