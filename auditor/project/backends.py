"""The backend of Keras 3 that a project's settings choose. The user's own `~/.keras` is never read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

import msgspec

from auditor.place import Location
from auditor.project.stack import Stack
from auditor.project.standing import aside

BACKENDS = ("jax", "tensorflow", "torch")
"""The backends that Keras 3 trains with."""

DEFAULT = "tensorflow"
"""The one it takes where nothing else is said, which tensorflow must be installed for."""

SETTING = re.compile(r"""\bKERAS_BACKEND["']?\s*[=:\s]\s*["']?([a-z]+)\b""")
"""A line of a file of settings that chooses one."""


def with_backends(stacks: Sequence[Stack], settings: Sequence[tuple[Location, str]]) -> tuple[Stack, ...]:
    """The stacks with the backends that their code may run on where it does not choose itself.

    `settings` are the places that choose one, and which. A file of settings does for its folder and those below; what
    a test, an example or a CI service sets leaves the default possible.
    """
    return tuple(msgspec.structs.replace(one, backends=_of(one, settings)) for one in stacks)


def _of(stack: Stack, settings: Sequence[tuple[Location, str]]) -> tuple[str, ...]:
    near = [(location, name) for location, name in settings if _reaches(location.path, stack.folder)]
    firm = {name for location, name in near if not aside(location.path, ".")}
    if firm:
        return tuple(sorted(firm))
    if not any(package.requirement.package == "tensorflow" for package in stack.packages):
        return tuple(sorted({name for _, name in near})) or BACKENDS
    return tuple(sorted({DEFAULT, *(name for _, name in near)}))


def _reaches(path: str, folder: str) -> bool:
    home = posixpath.dirname(path)
    if home.startswith(".") or folder == "." or not home:
        return True
    return folder == home or folder.startswith(home + "/") or home.startswith(folder + "/")
