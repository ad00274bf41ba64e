"""All rewritings, by the names under which a failure tells them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.mutation import arguments, imports, moves, wrappers
from tests.mutation.code import Files

Rewriting = Callable[[Files], Files]

REWRITINGS: dict[str, Rewriting] = {
    function.__name__: function
    for function in (
        imports.rename_modules,
        imports.rename_names,
        imports.import_modules_whole,
        arguments.to_keywords,
        arguments.to_positions,
        arguments.name_literals,
        arguments.name_literals_elsewhere,
        arguments.literals_in_a_class,
        arguments.pack_arguments,
        arguments.name_arguments,
        arguments.name_results,
        wrappers.through_partial,
        wrappers.through_lambda,
        wrappers.through_function,
        wrappers.through_list,
        wrappers.through_condition,
        wrappers.through_unpacking,
        wrappers.through_getattr,
        wrappers.through_decorator,
        wrappers.name_callables,
        wrappers.into_with,
        wrappers.into_try,
        wrappers.into_loop,
        wrappers.unrelated_code,
        moves.statements_into_functions,
        moves.definitions_into_a_file,
        moves.into_main,
        moves.into_class,
        moves.into_notebook,
        moves.into_script,
    )
}


def read(project: Path) -> Files:
    """The texts of a project's files."""
    return {
        path.relative_to(project).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape")
        for path in sorted(project.rglob("*"))
        if path.is_file()
    }


def write(files: Files, root: Path) -> None:
    """Makes a project of texts."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
