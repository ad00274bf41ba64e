"""Statements, definitions and whole scripts in another place."""

from __future__ import annotations

import ast
import builtins
import json
import re

from auditor.usage.sources import code_cells, plain_python
from tests.mutation.code import (
    Code,
    Files,
    Statement,
    beside,
    bound,
    importable,
    imported_elsewhere,
    programs,
    replaced,
    stem,
    used_elsewhere,
)

_OF_THE_MODULE = frozenset(
    {"globals", "locals", "vars", "exec", "eval", "__file__", "__name__", "__package__", "super"}
)


def statements_into_functions(files: Files) -> Files:
    """A call at the top of a module becomes a function that is called right there."""
    answer = dict(files)
    for code in programs(files):
        pieces = []
        for statement in code.tree.body:
            if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
                continue
            if code.whole(statement) and not _of_the_module(statement):
                name = code.fresh("_step")
                new = [f"def {name}():", *code.taken(statement, 4), f"{name}()"]
                pieces.append((statement.lineno, statement.end_lineno or 0, new))
        answer[code.path] = replaced(code.lines, pieces)
    return answer


def _of_the_module(node: ast.AST) -> bool:
    """Whether code depends on the very module that it stands in."""
    return any(
        isinstance(inner, (ast.NamedExpr, ast.Await, ast.Global))
        or (isinstance(inner, ast.Name) and inner.id in _OF_THE_MODULE)
        for inner in ast.walk(node)
    )


# Definitions into another file


def definitions_into_a_file(files: Files) -> Files:
    """Functions and classes that need nothing but imports and each other move into a file beside, and are imported."""
    answer = dict(files)
    for code in programs(files):
        module = f"{stem(code.path).strip('_')}_parts"
        if (
            beside(code.path, module) in answer
            or code.path.endswith("__main__.py")
            or stem(code.path).startswith("test_")
        ):
            continue
        imports, moved = _apart(code)
        elsewhere = used_elsewhere(files, code.path)
        if not moved or elsewhere is None:
            continue
        names = ", ".join(definition.name for definition in moved)  # type: ignore[attr-defined]
        pieces: list[tuple[int, int, list[str]]] = []
        for index, definition in enumerate(moved):
            line = [f"from {importable(files, code.path, module)} import {names}"] if index == 0 else []
            pieces.append((code.first(definition), definition.end_lineno or 0, line))
        answer[code.path] = replaced(code.lines, pieces)
        parts = [code.taken(statement, 0) for statement in (*imports, *moved)]
        answer[beside(code.path, module)] = "\n".join(line for part in parts for line in part) + "\n"
    return answer


def _apart(code: Code) -> tuple[list[Statement], list[Statement]]:
    """The definitions of a module that may stand in a file of their own, and the imports that they need."""
    names, body = bound(code.tree), code.tree.body
    definitions = [
        statement
        for statement in body
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef))
        and len(names[statement.name]) == 1
        and not _of_the_module(statement)
        and not _calls_at_once(statement)
        and code.whole(statement)
    ]
    if not definitions:
        return [], []
    first = min(definition.lineno for definition in definitions)
    imports = [
        statement
        for statement in body
        if isinstance(statement, (ast.Import, ast.ImportFrom)) and statement.lineno < first and code.whole(statement)
    ]
    if any(alias.name == "*" for statement in imports for alias in statement.names):
        return [], []
    imported = {alias.asname or alias.name.partition(".")[0] for statement in imports for alias in statement.names}
    imported = {name for name in imported if all(isinstance(binder, ast.alias) for binder in names[name])}
    top = {name for name, binders in names.items() if any(_at_top(code, binder) for binder in binders)}
    while True:
        allowed = imported | {definition.name for definition in definitions}
        kept = [
            d for d in definitions if not (_names(d) & (top | set(names)) - allowed - _inner(d)) and _known(d, names)
        ]
        # What is bound at the top and within as well may be either.
        kept = [d for d in kept if not (_inner(d) - {d.name}) & (top - allowed)]
        if len(kept) == len(definitions):
            return list(imports), list(kept)
        definitions = kept


def _at_top(code: Code, binder: ast.AST) -> bool:
    """Whether a statement of the module itself binds a name."""
    for statement in code.tree.body:
        if binder is statement:
            return True
        definition = isinstance(statement, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef))
        if not definition and any(binder is node for node in ast.walk(statement)):
            return True
        if any(isinstance(node, ast.Global) and binder is node for node in ast.walk(statement)):
            return True
    return False


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load)}


def _inner(definition: ast.AST) -> set[str]:
    return set(bound(definition))


def _known(definition: ast.AST, names: dict[str, list[ast.AST]]) -> bool:
    """Whether every name that a definition reads comes from somewhere: none comes out of `import *`."""
    return all(name in names or hasattr(builtins, name) for name in _names(definition))


def _calls_at_once(statement: Statement) -> bool:
    """Whether a definition calls something when it is made: that must happen where it stands."""
    if isinstance(statement, ast.ClassDef):
        at_once: list[ast.AST] = [*statement.bases, *statement.keywords, *statement.decorator_list]
        for inner in statement.body:
            if isinstance(inner, (ast.FunctionDef, ast.ClassDef)):
                if _calls_at_once(inner):
                    return True
            else:
                at_once.append(inner)
    elif isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        at_once = [*statement.decorator_list, *statement.args.defaults, *(d for d in statement.args.kw_defaults if d)]
    else:
        return True
    return any(isinstance(node, ast.Call) for part in at_once for node in ast.walk(part))


# Whole scripts


def into_main(files: Files) -> Files:
    """A script becomes `def main():`, called under `if __name__ == "__main__":`."""
    answer = dict(files)
    for code in programs(files):
        start = _script(files, code)
        if start is not None:
            head, body = code.lines[: start - 1], code.shifted(start, len(code.lines), 4)
            answer[code.path] = "\n".join([*head, "def main():", *body, 'if __name__ == "__main__":', "    main()", ""])
    return answer


def into_class(files: Files) -> Files:
    """A script becomes the method `run` of a class; its variables become attributes where nothing speaks against it."""
    answer = dict(files)
    for code in programs(files):
        start = _script(files, code)
        if start is None:
            continue
        for name in _variables(code):
            for node in ast.walk(code.tree):
                if isinstance(node, ast.Name) and node.id == name:
                    code.insert(code.start(node), "self.")
        name = code.fresh("_Script")
        again = Code(code.path, code.edited())
        head, body = again.lines[: start - 1], again.shifted(start, len(again.lines), 8)
        answer[code.path] = "\n".join([*head, f"class {name}:", "    def run(self):", *body, f"{name}().run()", ""])
    return answer


def _script(files: Files, code: Code) -> int | None:
    """The first line of a script behind its imports; None where it is no script that one function could hold."""
    name = stem(code.path)
    if imported_elsewhere(files, code.path) or name.startswith("test_") or name.endswith("_test"):
        return None
    if "main" in bound(code.tree):
        return None
    for node in ast.walk(code.tree):
        if isinstance(node, (ast.Global, ast.Await)) or (
            isinstance(node, ast.Name) and node.id in _OF_THE_MODULE - {"__name__", "super"}
        ):
            return None
    body = code.tree.body
    count = 0
    while count < len(body) and (
        isinstance(body[count], (ast.Import, ast.ImportFrom)) or (count == 0 and _is_text(body[count]))
    ):
        count += 1
    rest = body[count:]
    if not any(isinstance(statement, ast.Expr) for statement in rest):
        return None
    for statement in rest:
        if isinstance(statement, ast.ImportFrom) and statement.names[0].name == "*":
            return None
        if not code.whole(statement) and statement.lineno != statement.end_lineno:
            return None
        if isinstance(statement, ast.Delete):
            return None
    if any(isinstance(node, ast.ClassDef) for node in rest) and _read_in_their_own_class(code):
        return None
    if count and not code.whole(body[count - 1]):
        return None
    return (body[count - 1].end_lineno or 0) + 1 if count else 1


def _is_text(statement: Statement) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _read_in_their_own_class(code: Code) -> bool:
    """Whether a class reads a name that it binds itself: `rate = rate` reads the module's, never a function's."""
    for node in ast.walk(code.tree):
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                if isinstance(statement, ast.Assign):
                    targets = {t.id for t in statement.targets if isinstance(t, ast.Name)}
                    if targets & _names(statement.value):
                        return True
    return False


def _variables(code: Code) -> set[str]:
    """The names that only plain assignments at the top of a script bind, and that no class and no f-string reads."""
    plain = {
        id(target)
        for statement in code.tree.body
        if isinstance(statement, ast.Assign) and code.whole(statement)
        for target in statement.targets
    }
    found = {name for name, binders in bound(code.tree).items() if all(id(binder) in plain for binder in binders)}
    for node in ast.walk(code.tree):
        if isinstance(node, ast.ClassDef):
            found -= _names(node)
        elif isinstance(node, ast.Name) and id(node) in code.formatted:
            found.discard(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.Lambda)) and "self" in {
            a.arg for a in ast.walk(node) if isinstance(a, ast.arg)
        }:
            found -= _names(node)
    return found


# Notebooks


def into_notebook(files: Files) -> Files:
    """A script becomes a notebook, a cell for each statement of the module."""
    answer = dict(files)
    for code in programs(files):
        name = code.path[:-3] + ".ipynb"
        if imported_elsewhere(files, code.path) or name in files or _needs_its_file(code):
            continue
        cells, start = [], 1
        for statement in code.tree.body:
            if code.first(statement) < start or not code.whole(statement):
                break
            cells.append(code.lines[start - 1 : statement.end_lineno])
            start = (statement.end_lineno or 0) + 1
        else:
            texts = ["\n".join(cell) for cell in cells]
            if not texts or any(plain_python(text) != "\n".join(text.splitlines()) for text in texts):
                continue
            del answer[code.path]
            answer[name] = json.dumps(
                {"cells": [_cell(text) for text in texts], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}, indent=1
            )
    return answer


def _cell(text: str) -> dict[str, object]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": text.splitlines(keepends=True),
    }


def _needs_its_file(code: Code) -> bool:
    """Whether a script is more than its statements: part of a package, a test, or one that names itself."""
    name = stem(code.path)
    if name.startswith(("test_", "__")) or name.endswith("_test"):
        return True
    return any(
        (isinstance(node, ast.ImportFrom) and node.level)
        or (isinstance(node, ast.Name) and node.id in ("__file__", "__package__", "globals"))
        for node in ast.walk(code.tree)
    )


_OF_THE_EDITOR = frozenset({"kernelspec", "language_info", "colab", "accelerator", "toc"})
"""Parts of a notebook's metadata that say nothing of what is installed."""
_SHELL = re.compile(r"^\s*[%!]|\?\s*$", re.MULTILINE)


def into_script(files: Files) -> Files:
    """A notebook becomes a script; one with magics, parameters or a word of its environment stays what it is."""
    answer = dict(files)
    for path, text in files.items():
        name = path[:-6] + ".py"
        if not path.endswith(".ipynb") or name in files:
            continue
        document = json.loads(text)
        cells = [code for _, code in code_cells(document)]
        told = document.get("metadata", {}).keys() - _OF_THE_EDITOR
        if told or any(cell.get("metadata", {}).get("tags") for cell in document.get("cells", [])):
            continue
        if any(_SHELL.search(cell) or plain_python(cell) != "\n".join(cell.splitlines()) for cell in cells):
            continue
        script = "\n\n".join(cells) + "\n"
        try:
            Code(name, script)
        except SyntaxError:
            continue
        del answer[path]
        answer[name] = script
    return answer
