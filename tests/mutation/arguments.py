"""The same arguments, written in other ways."""

from __future__ import annotations

import ast

from tests.mutation.api import canonical, origins, parameters
from tests.mutation.code import Code, Files, beside, bound, importable, programs, stem

_FIRST = 3
"""Parameters that may be given by position: none of the first ones is for keywords only in any release."""
_KEYWORDS_ONLY = frozenset({"keras.layers.Layer", "keras.Model", "keras.Sequential"})


def to_keywords(files: Files) -> Files:
    """`Dense(8, "relu")` becomes `Dense(units=8, activation="relu")`."""
    answer = dict(files)
    for code in programs(files):
        for node, known in _calls(code, 99):
            given = {keyword.arg for keyword in node.keywords}
            if any(isinstance(arg, ast.Starred) for arg in node.args) or len(node.args) > len(known):
                continue
            if given.intersection(known[: len(node.args)]):
                continue
            for arg, name in zip(node.args, known, strict=False):
                if code.data[: code.start(arg)].rstrip().endswith(b"(") and node.args[0] is not arg:
                    break  # an argument in parentheses of its own
                if node.args[0] is arg and code.data[code.end(node.func) : code.start(arg)].strip() != b"(":
                    break
                code.insert(code.start(arg), f"{name}=")
        answer[code.path] = code.edited()
    return answer


def to_positions(files: Files) -> Files:
    """`Dense(units=8)` becomes `Dense(8)`."""
    answer = dict(files)
    for code in programs(files):
        for node, known in _calls(code, _FIRST):
            if any(isinstance(arg, ast.Starred) for arg in node.args):
                continue
            for keyword, name in zip(node.keywords, known[len(node.args) :], strict=False):
                if keyword.arg != name or code.data[code.start(keyword.value) - 1 : code.start(keyword.value)] != b"=":
                    break
                code.replace(code.start(keyword), code.start(keyword.value), "")
        answer[code.path] = code.edited()
    return answer


def _calls(code: Code, count: int) -> list[tuple[ast.Call, list[str]]]:
    """Calls of public names and of the file's own functions, each with the names of its first parameters."""
    held, own = origins(code), _own(code)
    found = []
    for node in code.nodes(ast.Call):
        assert isinstance(node, ast.Call)
        path = canonical(node.func, held)
        if path is not None and path not in _KEYWORDS_ONLY:
            found.append((node, parameters(path, count)))
        elif isinstance(node.func, ast.Name) and node.func.id in own:
            found.append((node, own[node.func.id][:count]))
    return found


def _own(code: Code) -> dict[str, list[str]]:
    """The parameters of the functions of a file that are bound once and not decorated."""
    names = bound(code.tree)
    return {
        statement.name: [parameter.arg for parameter in statement.args.args]
        for statement in code.tree.body
        if isinstance(statement, ast.FunctionDef)
        and len(names[statement.name]) == 1
        and not statement.decorator_list
        and not statement.args.posonlyargs
        and not statement.args.vararg
    }


def name_literals(files: Files) -> Files:
    """`Dense(8)` becomes `Dense(_HELD_1)`, with `_HELD_1 = 8` on top of the file."""
    answer = dict(files)
    for code in programs(files):
        constants = _constants(code)
        if constants:
            code.put_on_top([f"{name} = {value}" for name, value in constants.items()])
        answer[code.path] = code.edited()
    return answer


def name_literals_elsewhere(files: Files) -> Files:
    """`Dense(8)` becomes `Dense(_HELD_1)`, with `_HELD_1 = 8` in a file beside that is imported."""
    answer = dict(files)
    for code in programs(files):
        constants = _constants(code)
        module = f"{stem(code.path).strip('_')}_constants"
        if not constants or beside(code.path, module) in answer:
            continue
        code.put_on_top([f"from {importable(files, code.path, module)} import {', '.join(constants)}"])
        answer[code.path] = code.edited()
        answer[beside(code.path, module)] = "".join(f"{name} = {value}\n" for name, value in constants.items())
    return answer


def _constants(code: Code, prefix: str = "") -> dict[str, str]:
    """Replaces each number and text that a call is given by a new name: their values."""
    found: dict[str, str] = {}
    for call in list(code.nodes(ast.Call)):
        assert isinstance(call, ast.Call)
        for value in (*call.args, *(keyword.value for keyword in call.keywords)):
            if isinstance(value, ast.Constant) and not isinstance(value.value, bool) and value.value is not None:
                name = code.fresh("_HELD")
                found[name] = repr(value.value)
                code.replace(code.start(value), code.end(value), prefix + name)
    return found


def name_arguments(files: Files) -> Files:
    """`f(a=[1])` becomes `_given_1 = [1]` and `f(a=_given_1)`."""
    answer = dict(files)
    for code in programs(files):
        for body in code.bodies():
            for statement in body:
                if isinstance(statement, (ast.Expr, ast.Assign, ast.Return)) and code.whole(statement):
                    _named(code, statement)
        answer[code.path] = code.edited()
    return answer


def _named(code: Code, statement: ast.Expr | ast.Assign | ast.Return) -> None:
    call = statement.value
    if not isinstance(call, ast.Call) or statement.lineno != statement.end_lineno:
        return
    for value in (*call.args, *(keyword.value for keyword in call.keywords)):
        plain = not isinstance(value, (ast.Name, ast.Starred)) and not any(
            isinstance(
                node, (ast.Call, ast.Lambda, ast.JoinedStr, ast.NamedExpr, ast.Await, ast.Yield, ast.comprehension)
            )
            for node in ast.walk(value)
        )
        if plain:
            name = code.fresh("_given")
            code.insert(code.start(statement), f"{name} = {code.of(value)}\n{' ' * statement.col_offset}")
            code.replace(code.start(value), code.end(value), name)


def name_results(files: Files) -> Files:
    """`x = f()` becomes `_got_1 = f()` and `x = _got_1`."""
    answer = dict(files)
    for code in programs(files):
        for body in code.bodies():
            for statement in body:
                if isinstance(statement, ast.Assign) and code.whole(statement) and len(statement.targets) == 1:
                    target = statement.targets[0]
                    if isinstance(statement.value, ast.Call) and isinstance(target, (ast.Name, ast.Attribute)):
                        name, left = code.fresh("_got"), code.of(target)
                        code.replace(code.start(target), code.end(target), name)
                        line = statement.end_lineno or 0
                        end = code.at(line, len(code.lines[line - 1].encode()))
                        code.insert(end, f"\n{' ' * statement.col_offset}{left} = {name}")
        answer[code.path] = code.edited()
    return answer


def literals_in_a_class(files: Files) -> Files:
    """`Dense(8)` becomes `Dense(_Held_1._HELD_1)`, an attribute of a class on top of the file."""
    answer = dict(files)
    for code in programs(files):
        name = code.fresh("_Held")
        constants = _constants(code, f"{name}.")
        if constants:
            code.put_on_top([f"class {name}:", *(f"    {key} = {value}" for key, value in constants.items()), ""])
        answer[code.path] = code.edited()
    return answer


def pack_arguments(files: Files) -> Files:
    """`f(a, k=1)` becomes `f(*[a], **{"k": 1})`."""
    answer = dict(files)
    for code in programs(files):
        decorators = {id(d) for node in ast.walk(code.tree) for d in getattr(node, "decorator_list", [])}
        for call in code.nodes(ast.Call):
            assert isinstance(call, ast.Call)
            keywords = [keyword for keyword in call.keywords if keyword.arg is not None]
            parts = [*call.args, *(keyword.value for keyword in call.keywords)]
            one_line = call.lineno == call.end_lineno and not any(isinstance(part, ast.Starred) for part in parts)
            if not one_line or len(keywords) < len(call.keywords) or not parts or id(call) in decorators:
                continue
            if call.args and code.data[code.end(call.func) : code.start(call.args[0])].strip() != b"(":
                continue  # in parentheses of its own
            if any(code.data[code.end(part) :].lstrip()[:1] not in (b",", b")") for part in parts):
                continue
            if isinstance(parts[0], ast.GeneratorExp) or any(isinstance(part, ast.NamedExpr) for part in parts):
                continue
            if call.args:
                code.insert(code.start(call.args[0]), "*[")
                code.insert(code.end(call.args[-1]), "]")
            for keyword in keywords:
                opening = "**{" if keyword is keywords[0] else ""
                code.replace(code.start(keyword), code.start(keyword.value), f'{opening}"{keyword.arg}": ')
            if keywords:
                code.insert(code.end(keywords[-1].value), "}")
        answer[code.path] = code.edited()
    return answer
