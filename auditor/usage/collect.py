"""From the files of a project to its facts: the entry of `usage/`."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Mapping

from auditor.database.api import Api
from auditor.place import Location, Skip
from auditor.usage.data import Reader
from auditor.usage.facts import Usage
from auditor.usage.interpreter import Interpreter
from auditor.usage.modules import ModuleMap, SourceModule, reached_files
from auditor.usage.sources import SourceError, parse_source, reaches

_RECURSION_LIMIT = 12_000
_STACK_BYTES = 512 * 1024 * 1024
"""Address space only: pages are taken as the walk goes deep."""


def collect(texts: Mapping[str, str], api: Api, reader: Reader | None = None) -> tuple[Usage, dict[str, SourceModule]]:
    """The facts of a project, and its modules for reports that show source lines.

    `texts` maps each `.py` and `.ipynb` file, by its path relative to the project, to its decoded text. `reader` gives
    the text of a file of data (`config.yaml`) that the code reads.
    """
    answer: list[tuple[Usage, dict[str, SourceModule]]] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            answer.append(_collect(dict(texts), api, reader))
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


def _collect(texts: dict[str, str], api: Api, reader: Reader | None) -> tuple[Usage, dict[str, SourceModule]]:
    modules = ModuleMap(texts)
    reached = reached_files(texts, modules)
    loaded: dict[str, SourceModule] = {}
    interpreter = Interpreter(api, modules, _loader(texts, loaded, lambda: interpreter.usage))
    interpreter.reader = reader
    for path in sorted(reached):
        interpreter.run_root(path)
    interpreter.run_rest(loaded.values())
    usage = interpreter.usage
    usage.files = sum(1 for path in texts if path.endswith(".py"))
    usage.notebooks = len(texts) - usage.files
    usage.reached = len(reached)
    return usage, loaded


def _loader(
    texts: dict[str, str], loaded: dict[str, SourceModule], usage: Callable[[], Usage]
) -> Callable[[str], SourceModule | None]:
    """A function that gives the module of a path, parsed once; None where it cannot be read."""

    def load(path: str) -> SourceModule | None:
        if path in loaded:
            return None if loaded[path].failed else loaded[path]
        module = loaded[path] = SourceModule(path, texts.get(path, ""))
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
