"""Something put around a callable, a value or a few statements."""

from __future__ import annotations

import ast

from tests.mutation.api import api, canonical, origins
from tests.mutation.code import Code, Files, Statement, bound, programs, replaced

_SIMPLE = (ast.Expr, ast.Assign, ast.AugAssign, ast.Assert)
_OF_THE_FRAME = frozenset({"super", "locals", "globals", "vars", "eval", "exec", "__class__"})


def through_partial(files: Files) -> Files:
    """`Dense(8)` becomes `functools.partial(Dense, 8)()`."""
    answer = dict(files)
    for code in programs(files):
        held = origins(code)
        decorators = {id(d) for node in ast.walk(code.tree) for d in getattr(node, "decorator_list", [])}
        name = code.fresh("_functools")
        for call in list(code.nodes(ast.Call)):
            assert isinstance(call, ast.Call)
            path = canonical(call.func, held)
            if path is None or id(call) in decorators or not api().knows(path):
                continue
            opening = code.data.index(b"(", code.end(call.func))
            if code.data[code.end(call.func) : opening].strip():
                continue
            code.insert(code.start(call), f"{name}.partial(")
            code.replace(code.end(call.func), opening + 1, ", " if call.args or call.keywords else "")
            code.insert(code.end(call), "()")
        if code.touched:
            code.put_on_top([f"import functools as {name}"])
        answer[code.path] = code.edited()
    return answer


def through_lambda(files: Files) -> Files:
    """`x = Dense(8)` becomes `x = (lambda: Dense(8))()`."""
    answer = dict(files)
    for code in programs(files):
        for body in code.bodies():
            for statement in body:
                if isinstance(statement, ast.Assign) and _movable(statement):
                    code.insert(code.start(statement.value), "(lambda: ")
                    code.insert(code.end(statement.value), ")()")
        answer[code.path] = code.edited()
    return answer


def through_function(files: Files) -> Files:
    """`x = Dense(8)` becomes a function that returns `Dense(8)`, and `x = _make_1()`."""
    answer = dict(files)
    for code in programs(files):
        pieces = []
        for body in code.bodies():
            for statement in body:
                if not isinstance(statement, ast.Assign) or not _movable(statement) or not code.whole(statement):
                    continue
                name, indent = code.fresh("_make"), " " * statement.col_offset
                taken = code.taken(statement, statement.col_offset + 4)
                left = code.data[code.start(statement) : code.start(statement.value)].decode()
                inside = taken[0].lstrip()
                if "\n" in left or not inside.startswith(left):
                    continue
                taken[0] = f"{indent}    return {inside[len(left) :]}"
                new = [f"{indent}def {name}():", *taken, f"{indent}{left}{name}()"]
                pieces.append((statement.lineno, statement.end_lineno or 0, new))
        answer[code.path] = replaced(code.lines, pieces)
    return answer


def through_list(files: Files) -> Files:
    """`x = Dense(8)` becomes `x = [None, Dense(8)][-1]`."""
    return _value(files, "[None, ", "][-1]")


def through_condition(files: Files) -> Files:
    """`x = Dense(8)` becomes `x = (Dense(8) if 1 < 2 else None)`."""
    return _value(files, "(", " if 1 < 2 else None)")


def through_unpacking(files: Files) -> Files:
    """`x = Dense(8)` becomes `x, _ = (Dense(8), None)`."""
    answer = dict(files)
    for code in programs(files):
        names = {
            node.id for node in ast.walk(code.tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }
        for body in code.bodies():
            for statement in body:
                if not isinstance(statement, ast.Assign) or not _movable(statement) or len(statement.targets) > 1:
                    continue
                if isinstance(statement.targets[0], (ast.Name, ast.Attribute)) and "_" not in names:
                    code.insert(code.end(statement.targets[0]), ", _")
                    code.insert(code.start(statement.value), "(")
                    code.insert(code.end(statement.value), ", None)")
        answer[code.path] = code.edited()
    return answer


def _value(files: Files, before: str, after: str) -> Files:
    """Puts something around each call whose result is assigned."""
    answer = dict(files)
    for code in programs(files):
        for body in code.bodies():
            for statement in body:
                if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                    code.insert(code.start(statement.value), before)
                    code.insert(code.end(statement.value), after)
        answer[code.path] = code.edited()
    return answer


def through_getattr(files: Files) -> Files:
    """`model.fit(x)` becomes `getattr(model, "fit")(x)`."""
    answer = dict(files)
    for code in programs(files):
        decorators = {
            id(inner)
            for node in ast.walk(code.tree)
            for d in getattr(node, "decorator_list", [])
            for inner in ast.walk(d)
        }
        if "getattr" in bound(code.tree):
            continue
        for call in code.nodes(ast.Call):
            assert isinstance(call, ast.Call)
            func = call.func
            if not isinstance(func, ast.Attribute) or id(call) in decorators or func.attr.startswith("__"):
                continue
            if func.lineno != func.end_lineno or not code.of(func).endswith(f".{func.attr}"):
                continue
            code.insert(code.start(func), "getattr(")
            code.replace(code.end(func) - len(func.attr) - 1, code.end(func), f', "{func.attr}")')
        answer[code.path] = code.edited()
    return answer


def name_callables(files: Files) -> Files:
    """`model.fit(x)` as a statement becomes `_call_1 = model.fit` and `_call_1(x)`."""
    answer = dict(files)
    for code in programs(files):
        for body in code.bodies():
            for statement in body:
                if not isinstance(statement, (ast.Expr, ast.Assign, ast.Return)) or not code.whole(statement):
                    continue
                call = statement.value
                if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                    continue
                if call.func.lineno != call.func.end_lineno or any(
                    isinstance(node, (ast.Call, ast.NamedExpr, ast.Await)) for node in ast.walk(call.func)
                ):
                    continue
                name = code.fresh("_call")
                code.insert(code.start(statement), f"{name} = {code.of(call.func)}\n{' ' * statement.col_offset}")
                code.replace(code.start(call.func), code.end(call.func), name)
        answer[code.path] = code.edited()
    return answer


def through_decorator(files: Files) -> Files:
    """Puts a decorator that calls what it decorates on the functions of a module."""
    answer = dict(files)
    for code in programs(files):
        name, tools = code.fresh("_passed_on"), code.fresh("_functools")
        functions = [
            statement
            for statement in code.tree.body
            if isinstance(statement, ast.FunctionDef) and code.whole(statement) and not statement.decorator_list
            if not any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in ast.walk(statement))
        ]
        if functions:
            code.put_on_top(
                [f"import functools as {tools}", f"def {name}(function):", f"    @{tools}.wraps(function)",
                 "    def called(*args, **kwargs):", "        return function(*args, **kwargs)", "    return called"]
            )  # fmt: skip
        for function in functions:
            code.insert(code.start(function), f"@{name}\n")
        answer[code.path] = code.edited()
    return answer


def _movable(statement: ast.Assign | ast.Expr) -> bool:
    """Whether the value of a statement is a call that a function of its own may make as well."""
    return isinstance(statement.value, ast.Call) and not any(
        isinstance(node, (ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom))
        or (isinstance(node, ast.Name) and node.id in _OF_THE_FRAME)
        for node in ast.walk(statement.value)
    )


def into_with(files: Files) -> Files:
    """Puts runs of statements into `with contextlib.nullcontext():`."""
    return _around(files, lambda name: [f"with {name}.nullcontext():"], [], "contextlib")


def into_try(files: Files) -> Files:
    """Puts runs of statements into `try: ... finally: ...`."""
    return _around(files, lambda name: ["try:"], ["finally:", "    pass"])


def into_loop(files: Files) -> Files:
    """Puts runs of statements into a loop of one round."""
    return _around(files, lambda name: ["for _round in (0,):"], [])


def _around(files: Files, opening, closing: list[str], module: str = "") -> Files:  # type: ignore[no-untyped-def]
    answer = dict(files)
    for code in programs(files):
        pieces = []
        name = code.fresh(f"_{module}") if module else ""
        for body in code.bodies():
            for run in runs(code, body):
                indent = run[0].col_offset
                first, last = run[0].lineno, run[-1].end_lineno or 0
                new = [" " * indent + line for line in opening(name)]
                new += code.shifted(first, last, 4)
                new += [" " * indent + line for line in closing]
                pieces.append((first, last, new))
        text = replaced(code.lines, pieces)
        if pieces and module:
            again = Code(code.path, text)
            again.put_on_top([f"import {module} as {name}"])
            text = again.edited()
        answer[code.path] = text
    return answer


def runs(code: Code, body: list[Statement]) -> list[list[Statement]]:
    """The longest runs of simple statements in a body."""
    found: list[list[Statement]] = [[]]
    for index, statement in enumerate(body):
        text = index == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if isinstance(statement, _SIMPLE) and not text and code.whole(statement):
            found[-1].append(statement)
        else:
            found.append([])
    return [run for run in found if run]


_UNRELATED = (
    ["{name} = [number * 2 for number in range(3)]"],
    ["if False:", "    {name} = None", "    raise SystemExit({name})"],
    ["def {name}(values):", "    return sorted(values, key=len)"],
    ["for {name} in ():", "    print({name})"],
    ["class {name}:", "    size = 0", "", "    def grow(self):", "        self.size += 1"],
)


def unrelated_code(files: Files) -> Files:
    """Puts code that has nothing to do with anything, and code that never runs, between statements."""
    answer = dict(files)
    for code in programs(files):
        pieces, count = [], 0
        for body in code.bodies():
            for statement in body:
                if not isinstance(statement, _SIMPLE) or not code.whole(statement) or statement is body[0]:
                    continue
                lines = _UNRELATED[count % len(_UNRELATED)]
                count += 1
                name, indent = code.fresh("_unrelated"), " " * statement.col_offset
                new = [indent + line.replace("{name}", name) for line in lines]
                first, last = statement.lineno, statement.end_lineno or 0
                pieces.append((first, last, [*new, *code.lines[first - 1 : last]]))
        answer[code.path] = replaced(code.lines, pieces)
    return answer
