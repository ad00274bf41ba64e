"""Reads the source files of a tree for their surveys: from the disk, or from the cache where they have not changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from auditor.cache import Cache, digest
from auditor.place import Location, Skip
from auditor.project.tree import ReadError, Tree, read_bytes, status
from auditor.usage.components import Component
from auditor.usage.modules import ModuleMap, reached_files
from auditor.usage.sources import MAX_SOURCE_BYTES
from auditor.usage.survey import FileSurvey, survey


class State(msgspec.Struct, frozen=True, array_like=True):
    """A file as it stood when it was read: size in bytes, time of the last change in nanoseconds, inode, and the digest
    of what it held."""

    size: int
    changed: int
    inode: int
    content: str


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What the cache keeps of a file."""

    state: State
    survey: FileSurvey
    problem: str = ""
    line: int = 0


class Before(msgspec.Struct, frozen=True, array_like=True):
    """What the cache keeps of a tree: its files, and which of them each imports."""

    files: dict[str, Kept] = {}
    imports: dict[str, set[str]] = {}


@dataclass(frozen=True)
class Sources:
    """The Python files and notebooks of a tree: the survey and state of each, which file an import means, what each
    imports, and which reach a framework. `skips` could not be read."""

    surveys: Mapping[str, FileSurvey]
    states: Mapping[str, State]
    modules: ModuleMap
    imports: Mapping[str, set[str]]
    reached: frozenset[str]
    skips: tuple[Skip, ...]

    def content(self, component: Component) -> list[bytes]:
        """What tells a component from any other one: its files and what they hold."""
        paths = sorted(component.files)
        return [f"{path} {self.states[path].content}".encode() for path in paths if path in self.states]


def read_sources(
    tree: Tree, vocabulary: frozenset[str], cache: Cache, tool: str = "", like: Sources | None = None
) -> Sources:
    """Surveys every Python file and notebook of a tree.

    `tool` is what tells this version of it from others. A file whose size, time and inode are those of the last run
    is not read again; one that holds what it held is not surveyed again. `like` is another state of the same tree that
    stands for the last run; then nothing is kept.
    """
    words = frozenset(word.encode() for word in vocabulary)
    key = digest(tool.encode(), os.fsencode(tree.root), *sorted(words))
    before = _decoded(cache.get(key)) if like is None else _of(like)
    held = before.files
    kept: dict[str, Kept] = {}
    skips = []
    for path in tree.files:
        if not path.endswith((".py", ".ipynb")):
            continue
        one = _read(tree, path, words, held.get(path))
        kept[path] = one
        if one.problem:
            skips.append(Skip(location=Location(path=path, line=one.line), reason=one.problem))
    surveys = {path: one.survey for path, one in kept.items() if not one.problem}
    modules = ModuleMap(surveys)
    if _surveys(kept) == _surveys(held):
        imports = before.imports
    else:
        imports = modules.all_imports(surveys)
    if like is None and kept != held:
        cache.put(key, msgspec.msgpack.encode(Before(kept, imports)))
    return Sources(
        surveys=surveys,
        states={path: one.state for path, one in kept.items()},
        modules=modules,
        imports=imports,
        reached=reached_files(surveys, imports),
        skips=tuple(skips),
    )


def _decoded(data: bytes | None) -> Before:
    try:
        return msgspec.msgpack.decode(data, type=Before) if data else Before()
    except msgspec.MsgspecError:
        return Before()


def _of(sources: Sources) -> Before:
    # Of another tree only what a file holds tells that it is the same.
    files = {
        path: Kept(State(-1, -1, -1, sources.states[path].content), survey) for path, survey in sources.surveys.items()
    }
    return Before(files, dict(sources.imports))


def _surveys(files: Mapping[str, Kept]) -> dict[str, FileSurvey]:
    return {path: one.survey for path, one in files.items() if not one.problem}


def _read(tree: Tree, path: str, words: frozenset[bytes], held: Kept | None) -> Kept:
    try:
        size, changed, inode = status(tree.root, path)
        if held is not None and (held.state.size, held.state.changed, held.state.inode) == (size, changed, inode):
            return held
        data = read_bytes(tree.root, path, MAX_SOURCE_BYTES)
    except ReadError as error:
        return Kept(State(0, 0, 0, ""), FileSurvey(), str(error), error.line)
    content = digest(data)
    same = held is not None and not held.problem and held.state.content == content
    found = held.survey if held is not None and same else survey(path, data, words)
    return Kept(State(size, changed, inode, content), found)
