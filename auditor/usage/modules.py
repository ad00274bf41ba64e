"""The project's own modules: which file an import means, and which files reach a framework."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from auditor.usage.sources import Source
from auditor.usage.survey import ALL_BESIDE, FileSurvey, ImportLine
from auditor.usage.values import Name

_WORD = re.compile(r"\w+")


MAX_DISTANCE = 5
"""Steps up and down the tree from a file to a folder that its imports may be meant to start from; a folder farther away
is of another project."""


def _distance(importer: str, root: str) -> int:
    """The steps from the folder of a file to another folder."""
    here, there = importer.split("/")[:-1], root.split("/") if root else []
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    return len(here) + len(there) - 2 * common


@dataclass(frozen=True, slots=True)
class Choice:
    """The backends of Keras 3 that code chooses, "" for one that cannot be known; not `firm` within branches."""

    names: frozenset[str]
    firm: bool


@dataclass(eq=False, slots=True)
class SourceModule:
    """A file of the project as a module. `scope` and `choices`, what its import chooses, are filled once it has been
    interpreted."""

    path: str
    text: str
    source: Source | None = None
    failed: bool = False
    scope: dict[str, object] = field(default_factory=dict)
    stars: list[Name] = field(default_factory=list)
    state: str = "new"
    """`new`, `running` (an import cycle meets it half done) or `done`."""
    choices: tuple[Choice, ...] = ()


class ModuleMap:
    """Finds the file that an import means, among the files of the tree.

    A module's dotted name is looked for beside the importing file, then up its folders, then at the roots that people
    use (`src/`, any folder that is not itself a package): as Python would with the usual `sys.path`.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = {path for path in paths if path.endswith(".py")}
        self._folders: set[str] = {""}
        for path in self._paths:
            parts = path.split("/")[:-1]
            for count in range(1, len(parts) + 1):
                self._folders.add("/".join(parts[:count]))
        self._roots: dict[str, list[str]] = {}
        for folder in sorted(self._folders, key=lambda f: (f.count("/"), f)):
            parent, _, name = folder.rpartition("/")
            if folder:
                self._roots.setdefault(name, []).append(parent)
        for path in sorted(self._paths, key=lambda p: (p.count("/"), p)):
            parent, _, name = path.rpartition("/")
            self._roots.setdefault(name[:-3], []).append(parent)

    def is_package(self, folder: str) -> bool:
        """Whether a folder of the tree may be imported."""
        return folder in self._folders

    def file(self, base: str, dotted: str) -> str | None:
        """The file of the module `dotted` below the folder `base`: its path, `folder/` for a namespace package, or
        None."""
        stem = "/".join(part for part in (base, dotted.replace(".", "/")) if part)
        if f"{stem}.py" in self._paths:
            return f"{stem}.py"
        if f"{stem}/__init__.py" in self._paths:
            return f"{stem}/__init__.py"
        return f"{stem}/" if stem in self._folders and stem else None

    def absolute(self, importer: str, dotted: str) -> str | None:
        """The file that `import dotted` means in the file `importer`, or None where it is not the project's own."""
        folder = importer.rpartition("/")[0]
        while True:
            found = self.file(folder, dotted)
            # A script called `random.py` means the library when it says `import random`; a package may mean itself.
            if found and (found != importer or found.endswith("/__init__.py")):
                return found
            if not folder:
                break
            folder = folder.rpartition("/")[0]
        name = dotted.partition(".")[0]
        if name in sys.stdlib_module_names:
            return None
        for root in sorted(self._roots.get(name, ()), key=lambda root: _distance(importer, root)):
            if _distance(importer, root) > MAX_DISTANCE:
                break
            found = self.file(root, dotted)
            if found and found != importer:
                return found
        return None

    def relative(self, importer: str, level: int, dotted: str) -> str | None:
        """The file that `from ..dotted import` means; `level` counts the dots."""
        folder = importer.rpartition("/")[0]
        for _ in range(level - 1):
            folder = folder.rpartition("/")[0]
        if not dotted:
            init = f"{folder}/__init__.py" if folder else "__init__.py"
            return init if init in self._paths else (f"{folder}/" if folder in self._folders else None)
        return self.file(folder, dotted)

    def packages(self, path: str) -> list[str]:
        """The `__init__.py` files of the packages that a module lies in, outermost first: they run before it."""
        found: list[str] = []
        folder = path.removesuffix("/__init__.py").rpartition("/")[0]
        while folder and f"{folder}/__init__.py" in self._paths:
            found.insert(0, f"{folder}/__init__.py")
            folder = folder.rpartition("/")[0]
        return found

    def imports(self, importer: str, lines: Iterable[ImportLine]) -> set[str]:
        """The project's files that the import lines of a file may mean: rather too many."""
        found: set[str] = set()
        for line in lines:
            if line.whole:
                for part in line.names.split(","):
                    words = part.split()
                    target = self.absolute(importer, words[0]) if words else None
                    if target:
                        found.add(target)
                continue
            if line == ALL_BESIDE and importer.endswith("__init__.py"):
                found.update(self._beside(importer))
                continue
            base = self._imported(importer, line.level, line.module)
            if base and not base.endswith("/"):
                found.add(base)
            # A name may be a module of the package; a module that is a file of its own holds none.
            if base is None or base.endswith(("/", "__init__.py")):
                for word in _WORD.findall(line.names):
                    dotted = f"{line.module}.{word}" if line.module else word
                    inner = self._imported(importer, line.level, dotted)
                    if inner and not inner.endswith("/"):
                        found.add(inner)
        return found

    def _beside(self, init: str) -> set[str]:
        """The modules and packages directly within a package."""
        folder = init.removesuffix("__init__.py")
        inside = {p: p[len(folder) :].removesuffix("/__init__.py") for p in self._paths if p.startswith(folder)}
        return {path for path, rest in inside.items() if "/" not in rest and path != init}

    def all_imports(self, surveys: Mapping[str, FileSurvey]) -> dict[str, set[str]]:
        """What each file imports; nothing at all where no file mentions a framework."""
        if not any(one.mentions for one in surveys.values()):
            return {path: set() for path in surveys}
        return {path: self.imports(path, one.imports) for path, one in surveys.items()}

    def _imported(self, importer: str, level: int, dotted: str) -> str | None:
        if level:
            return self.relative(importer, level, dotted)
        return self.absolute(importer, dotted) if dotted else None


def reached_files(surveys: Mapping[str, FileSurvey], imports: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The files that reach a framework: that mention one, or import a file that does, however far.

    `imports` says which of the project's files each imports.
    """
    reached = {path for path, one in surveys.items() if one.mentions}
    importers: dict[str, list[str]] = {}
    for path, targets in imports.items():
        for target in targets:
            importers.setdefault(target, []).append(path)
    return closure(reached, importers)


def closure(files: Iterable[str], onward: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Some files and all that they lead to, however far; `onward` says where each leads."""
    found = set(files)
    todo = list(found)
    while todo:
        for other in onward.get(todo.pop(), ()):
            if other not in found:
                found.add(other)
                todo.append(other)
    return frozenset(found)
