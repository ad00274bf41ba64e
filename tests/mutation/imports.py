"""Other ways to write the same imports."""

from __future__ import annotations

import ast

from auditor.usage.names import ROOTS
from tests.mutation.api import api, names
from tests.mutation.code import Code, Files, bound, programs, used_elsewhere, words_of_texts


def rename_modules(files: Files) -> Files:
    """`import tensorflow as tf` becomes `import tensorflow as _tf`."""
    return _renamed(files, ast.Import)


def rename_names(files: Files) -> Files:
    """`from keras.layers import Dense` becomes `from keras.layers import Dense as _Dense`."""
    return _renamed(files, ast.ImportFrom)


def _renamed(files: Files, kind: type[ast.Import] | type[ast.ImportFrom]) -> Files:
    answer = dict(files)
    for code in programs(files):
        elsewhere = used_elsewhere(files, code.path)
        if elsewhere is None:
            continue
        for name in _renameable(code, kind) - elsewhere - words_of_texts(code.tree):
            new = code.fresh(f"_{name}")
            for node in ast.walk(code.tree):
                if isinstance(node, ast.Name) and node.id == name:
                    code.replace(code.start(node), code.end(node), new)
                elif isinstance(node, kind):
                    for alias in node.names:
                        if (alias.asname or alias.name) == name:
                            code.replace(code.start(alias), code.end(alias), f"{alias.name} as {new}")
        answer[code.path] = code.edited()
    return answer


def _renameable(code: Code, kind: type[ast.Import] | type[ast.ImportFrom]) -> set[str]:
    """The names that nothing but imports of one kind binds, in no class, and that no f-string holds."""
    found: dict[str, bool] = {}
    aliases = {
        id(alias)
        for node in ast.walk(code.tree)
        if isinstance(node, kind) and getattr(node, "module", "") != "__future__"
        for alias in node.names
        if alias.asname or "." not in alias.name
    }
    for name, binders in bound(code.tree).items():
        found[name] = name != "*" and all(id(binder) in aliases for binder in binders)
    for node in ast.walk(code.tree):
        if isinstance(node, ast.Name) and id(node) in code.formatted:
            found[node.id] = False
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                for binder in ast.walk(inner):
                    if isinstance(binder, ast.alias):
                        found[binder.asname or binder.name.partition(".")[0]] = False
    return {name for name, possible in found.items() if possible}


def import_modules_whole(files: Files) -> Files:
    """`from tensorflow.keras import layers` becomes `import tensorflow.keras.layers as layers`."""
    answer = dict(files)
    for code in programs(files):
        for body in code.bodies():
            for statement in body:
                if isinstance(statement, ast.ImportFrom) and _of_modules(statement) and code.whole(statement):
                    lines = [
                        f"import {statement.module}.{alias.name} as {alias.asname or alias.name}"
                        for alias in statement.names
                    ]
                    indent = "\n" + " " * statement.col_offset
                    code.replace(code.start(statement), code.end(statement), indent.join(lines))
        answer[code.path] = code.edited()
    return answer


def _of_modules(statement: ast.ImportFrom) -> bool:
    """Whether all that is imported are modules of a framework."""
    module = statement.module or ""
    if statement.level or module.partition(".")[0] not in ROOTS:
        return False
    return all(
        names().imported(f"{module}.{alias.name}").path in api().modules and alias.name != "*"
        for alias in statement.names
    )
