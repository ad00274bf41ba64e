"""A tree narrowed to some paths: the files below them, and the manifests of the projects that they are in."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

import msgspec

from auditor.project.read import is_setting, reader_of
from auditor.project.standing import home
from auditor.project.tree import Tree


def narrowed(tree: Tree, paths: Sequence[str]) -> Tree:
    """The tree as it is where no paths are given. `paths` are relative to its root."""
    wanted = [posixpath.normpath(path) for path in paths]
    if not wanted or "." in wanted:
        return tree
    files = tuple(path for path in tree.files if _below(path, wanted) or (_speaks(path) and _above(home(path), wanted)))
    skips = tuple(
        skip for skip in tree.skips if _below(skip.location.path, wanted) or _above(skip.location.path, wanted)
    )
    return msgspec.structs.replace(tree, files=files, skips=skips)


def _below(path: str, wanted: Sequence[str]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in wanted)


def _above(folder: str, wanted: Sequence[str]) -> bool:
    return folder == "." or any(one == folder or one.startswith(f"{folder}/") for one in wanted)


def _speaks(path: str) -> bool:
    """Whether a file says what is installed around it; a notebook speaks for itself alone."""
    return not path.endswith(".ipynb") and (reader_of(path) is not None or is_setting(path))
