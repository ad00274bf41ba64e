"""The parts of a tree that have nothing to do with each other: files that no import connects."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from auditor.usage.modules import ModuleMap, closure
from auditor.usage.survey import FileSurvey


@dataclass(frozen=True, slots=True)
class Component:
    """Files that imports connect.

    `paths` reach a framework: they are followed as programs of their own. `files` are these and all that they import,
    with the packages of each. `words` are the words of the vocabulary that they hold together.
    """

    paths: tuple[str, ...]
    files: frozenset[str]
    words: frozenset[str]


def components(
    reached: frozenset[str],
    imports: Mapping[str, Collection[str]],
    surveys: Mapping[str, FileSurvey],
    modules: ModuleMap,
) -> list[Component]:
    """The components of the files that reach a framework, by their first file. `imports` are those of every file."""
    parents = {path: path for path in reached}

    def root(path: str) -> str:
        while parents[path] != path:
            parents[path] = parents[parents[path]]
            path = parents[path]
        return path

    for path in reached:
        for other in (*imports[path], *modules.packages(path)):
            if other in parents:
                parents[root(other)] = root(path)
    groups: dict[str, list[str]] = {}
    for path in sorted(reached):
        groups.setdefault(root(path), []).append(path)
    found = []
    for paths in groups.values():
        files = _run(paths, imports, modules)
        words = frozenset().union(*(surveys[path].words for path in files if path in surveys))
        found.append(Component(tuple(paths), files, words))
    return sorted(found, key=lambda component: component.paths)


def _run(paths: Collection[str], imports: Mapping[str, Collection[str]], modules: ModuleMap) -> frozenset[str]:
    """All files that run where some do."""
    files = closure(paths, imports)
    while more := {package for path in files for package in modules.packages(path)} - files:
        files = closure(files | more, imports)
    return files
