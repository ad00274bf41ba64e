"""The project's own modules: which file an import means, and which files reach a framework."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from auditor.usage.sources import Source
from auditor.usage.values import Name

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+([\w. \t,()*\\]+)|import[ \t]+([\w. \t,]+))",
    re.MULTILINE,
)


@dataclass(eq=False, slots=True)
class SourceModule:
    """A file of the project as a module. `scope` is filled once it has been interpreted."""

    path: str
    text: str
    source: Source | None = None
    failed: bool = False
    scope: dict[str, object] = field(default_factory=dict)
    stars: list[Name] = field(default_factory=list)
    state: str = "new"
    """`new`, `running` (an import cycle meets it half done) or `done`."""


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
        for root in self._roots.get(dotted.partition(".")[0], ()):
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

    def imports(self, importer: str, text: str) -> set[str]:
        """The project's files that a file imports, read from its import lines alone: quick, and rather too many."""
        found: set[str] = set()
        for origin, names, plain in _IMPORT.findall(text):
            if plain:
                for part in plain.split(","):
                    words = part.split()
                    target = self.absolute(importer, words[0]) if words else None
                    if target:
                        found.add(target)
                continue
            level = len(origin) - len(origin.lstrip("."))
            dotted = origin[level:]
            find: Callable[[str], str | None]
            if level:
                find = lambda name, level=level: self.relative(importer, level, name)  # type: ignore[misc]  # noqa: E731
            else:
                find = lambda name: self.absolute(importer, name)  # noqa: E731
            target = find(dotted)
            if target and not target.endswith("/"):
                found.add(target)
            for word in re.findall(r"\w+", names):
                inner = find(f"{dotted}.{word}" if dotted else word)
                if inner and not inner.endswith("/"):
                    found.add(inner)
        return found


def reached_files(texts: dict[str, str], modules: ModuleMap) -> set[str]:
    """The files that reach a framework: that mention one, or import a file that does, however far.

    `texts` maps every Python file and notebook to its text.
    """
    words = ("tensorflow", "keras", "TF_USE_LEGACY_KERAS")
    mentions = {path for path, text in texts.items() if any(word in text for word in words)}
    if not mentions:
        return set()
    importers: dict[str, set[str]] = {}
    for path, text in texts.items():
        if path not in mentions:
            for target in modules.imports(path, text):
                importers.setdefault(target, set()).add(path)
    reached, todo = set(mentions), list(mentions)
    while todo:
        for importer in importers.get(todo.pop(), ()):
            if importer not in reached:
                reached.add(importer)
                todo.append(importer)
    return reached
