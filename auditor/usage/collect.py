"""From the files of a project to its facts: the entry of `usage/`."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.database.api import Api
from auditor.place import Location, Skip
from auditor.usage.data import Reader
from auditor.usage.facts import Usage
from auditor.usage.interpreter import Interpreter
from auditor.usage.modules import ModuleMap, SourceModule, reached_files
from auditor.usage.sources import SourceError, parse_source, reaches
from auditor.usage.survey import survey

_RECURSION_LIMIT = 12_000
_STACK_BYTES = 512 * 1024 * 1024
"""Address space only: pages are taken as the walk goes deep."""


@dataclass(frozen=True, slots=True)
class Code:
    """A tree's source files: what each means by an import, and the text of each, None where it cannot be read; `data`
    gives the text of any other file that the code reads (`config.yaml`)."""

    modules: ModuleMap
    text: Callable[[str], str | None]
    data: Reader | None = None


def collect(texts: Mapping[str, str], api: Api, data: Reader | None = None) -> tuple[Usage, dict[str, SourceModule]]:
    """The facts of some files, and their modules: `texts` maps each `.py` and `.ipynb` file to its text, `data` gives
    that of others."""
    surveys = {path: survey(path, text.encode("utf-8", "replace"), frozenset()) for path, text in texts.items()}
    modules = ModuleMap(texts)
    return follow(reached_files(surveys, modules.all_imports(surveys)), Code(modules, texts.get, data), api)


def follow(paths: Iterable[str], code: Code, api: Api) -> tuple[Usage, dict[str, SourceModule]]:
    """The facts of some files of a tree, of what they import, and of what they lead to; and the modules they are."""
    answer: list[tuple[Usage, dict[str, SourceModule]]] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            answer.append(_follow(sorted(paths), code, api))
        except BaseException as error:
            failure.append(error)

    # Nothing that is made here becomes garbage before the end, so looking for it would only take time.
    collecting = gc.isenabled()
    gc.disable()
    # Followed calls nest deep; a thread of its own gives them a stack that holds them.
    limit = sys.getrecursionlimit()
    previous = threading.stack_size(_STACK_BYTES)
    try:
        sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
        thread = threading.Thread(target=work, name="usage")
        thread.start()
        thread.join()
    finally:
        threading.stack_size(previous)
        sys.setrecursionlimit(limit)
        if collecting:
            gc.enable()
    if failure:
        raise failure[0]
    return answer[0]


def _follow(paths: Sequence[str], code: Code, api: Api) -> tuple[Usage, dict[str, SourceModule]]:
    loaded: dict[str, SourceModule] = {}
    interpreter = Interpreter(api, code.modules, _loader(code.text, loaded, lambda: interpreter.usage))
    interpreter.reader = code.data
    for path in paths:
        interpreter.run_root(path)
    interpreter.run_rest(loaded.values())
    return interpreter.usage, loaded


def _loader(
    text: Callable[[str], str | None], loaded: dict[str, SourceModule], usage: Callable[[], Usage]
) -> Callable[[str], SourceModule | None]:
    """A function that gives the module of a path, parsed once; None where it cannot be read."""

    def load(path: str) -> SourceModule | None:
        if path in loaded:
            return None if loaded[path].failed else loaded[path]
        module = loaded[path] = SourceModule(path, text(path) or "")
        if path.endswith("/"):  # a namespace package: a folder without a file
            module.source = parse_source(path, "")
            return module
        try:
            module.source = parse_source(path, module.text)
        except SourceError as error:
            module.failed = True
            where = Location(path=path, line=error.line)
            usage().skips.append(Skip(location=where, reason=error.reason, partial=reaches(module.text)))
            return None
        usage().skips.extend(module.source.skips)
        return module

    return load
