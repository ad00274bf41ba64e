"""A stack that the caller names (`--stack`), in place of what the project's files say."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from auditor.errors import AuditError
from auditor.place import Location
from auditor.project import holding
from auditor.project.formats.reading import Reading
from auditor.project.framework import Releases
from auditor.project.specifiers import normalized, written
from auditor.project.stack import FRAMEWORK_PACKAGES, Kind, Stack

INSTALLED = "installed"


def named(text: str, releases: Releases, legacy: Sequence[Location]) -> tuple[Stack, ...]:
    """The stack that `tensorflow==2.3.1,keras==2.4.3` names. Raises AuditError where it cannot be read."""
    reading = Reading("--stack", Kind.OVERRIDE)
    for part in _parts(text):
        try:
            wanted = Requirement(part)
        except InvalidRequirement:
            raise AuditError(f"--stack {part}: is not a requirement, such as tensorflow==2.3.1") from None
        if normalized(wanted.name) not in FRAMEWORK_PACKAGES:
            raise AuditError(f"--stack {part}: is none of tensorflow, keras, tf-keras or their variants")
        reading.require(wanted.name, written(wanted.specifier), 0)
    if not reading.requirements:
        raise AuditError("--stack names no package, such as tensorflow==2.3.1")
    return holding.stacks([reading], releases, legacy)


def _parts(text: str) -> list[str]:
    """The requirements of a list; a comma also stands within a specifier: `tensorflow>=2.2,<2.5,keras==2.4.3`."""
    parts: list[str] = []
    for part in text.split(","):
        if parts and part.strip()[:1] in ("<", ">", "=", "!", "~"):
            parts[-1] += "," + part
        elif part.strip():
            parts.append(part.strip())
    return parts


def installed(python: Path | None, releases: Releases, legacy: Sequence[Location]) -> tuple[Stack, ...]:
    """The stack of an environment, by the metadata of what is installed in it: nothing of it is imported or run.

    `python` is the environment's interpreter, or its folder; else VIRTUAL_ENV, CONDA_PREFIX or the first `python3` of
    PATH. Raises AuditError where no packages are found.
    """
    given = python or _current()
    folders = site_packages(given)
    if not folders:
        raise AuditError(f"{given}: no site-packages beside it; name an environment's interpreter with --python")
    reading = Reading("--stack", Kind.OVERRIDE)
    for found in importlib.metadata.distributions(path=[str(folder) for folder in folders]):
        name = found.metadata["Name"] if found.metadata else None
        if name and normalized(name) in FRAMEWORK_PACKAGES:
            place = str(getattr(found, "_path", folders[0]))
            reading.require(name, f"=={found.version}", 0, version=found.version, path=place)
    return holding.stacks([reading], releases, legacy)


def _current() -> Path:
    for variable in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        if os.environ.get(variable):
            return Path(os.environ[variable])
    found = shutil.which("python3") or shutil.which("python")
    if found is None:
        raise AuditError("--stack installed: no environment is active; name its interpreter with --python")
    return Path(found)


def site_packages(python: Path) -> Sequence[Path]:
    """The folders that hold the packages of an interpreter, or of an environment's folder."""
    if not python.exists():
        raise AuditError(f"{python}: there is no such interpreter")
    # A virtual environment's interpreter is a link to another's: its own folder counts, not the link's end.
    found = _below(python if python.is_dir() else python.absolute().parent.parent)
    return found or ([] if python.is_dir() else _below(python.resolve().parent.parent))


def _below(folder: Path) -> list[Path]:
    patterns = (
        "lib*/python3*/site-packages",
        "Lib/site-packages",
        "lib/python3*/dist-packages",
        "lib/python3/dist-packages",
    )
    return sorted({found for pattern in patterns for found in folder.glob(pattern) if found.is_dir()})
