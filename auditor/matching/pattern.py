"""Patterns: code with metavariables and `...`, as a trigger writes them, and their syntax."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache

_NO_META = re.compile(r"\$(?![A-Z])")
_PREFIX = "META_"

STAR_IMPORT = "builtins.__import__"
"""What a star import is a call of, with the module's name and `fromlist=("*",)`."""

READ = "operator.attribute"
ENVIRONMENT = "os.environ"
"""What reading an attribute of an object outside the project is a call of, with the object and the attribute's name."""


class PatternError(ValueError):
    """A pattern that cannot be read; `column` is where in it, from 1, or 0."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


# What may stand for a value


@dataclass(frozen=True, slots=True)
class Anything:
    """`...` in the place of a value."""


@dataclass(frozen=True, slots=True)
class Meta:
    """`$X`: whatever it is, the same everywhere."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant."""

    value: object


@dataclass(frozen=True, slots=True)
class Reference:
    """A canonical name that is handed on, not called: `keras.losses.mean_squared_error`."""

    path: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list or tuple. `...` among the items stands for any number of others."""

    kind: str
    items: tuple[ValuePattern, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A dict. With `...` (as `**...`) there may be others."""

    items: tuple[tuple[ValuePattern, ValuePattern], ...]
    others: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """`a | b`: one of them."""

    options: tuple[ValuePattern, ...]


@dataclass(frozen=True, slots=True)
class NotThis:
    """`not a`: anything else."""

    pattern: ValuePattern


# What the code does


@dataclass(frozen=True, slots=True)
class Within:
    """`with NAME(...) as $X:` around a pattern, or `with $S.METHOD(...):`, whose path is `$.METHOD`."""

    path: str
    meta: str | None
    receiver: str | None = None


@dataclass(frozen=True, slots=True)
class CallPattern:
    """A call of a name, of a method of `$X`, or of `$X` itself (method `__call__`).

    `args` are the positional patterns, `kwargs` the keyword ones; with `others` there may be further arguments.
    `result` is the metavariable the call is assigned to. `within` are the `with` blocks around it, outermost first.
    """

    path: str | None
    receiver: str | None
    method: str | None
    args: tuple[ValuePattern, ...]
    kwargs: tuple[tuple[str, ValuePattern], ...]
    others: bool
    result: str | None = None
    within: tuple[Within, ...] = ()


@dataclass(frozen=True, slots=True)
class SetPattern:
    """`$X.attribute = value`."""

    receiver: str
    attribute: str
    value: ValuePattern
    within: tuple[Within, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodPattern:
    """`def name(...)` in a class pattern; `returns` where `return PATTERN` says so."""

    name: str
    returns: ValuePattern | None


@dataclass(frozen=True, slots=True)
class ClassPattern:
    """`class $C(base): ...`: a class of the project that extends `base` and defines these members."""

    meta: str | None
    bases: tuple[str, ...]
    values: tuple[tuple[str, ValuePattern], ...]
    methods: tuple[MethodPattern, ...]


ValuePattern = Anything | Meta | Literal | Reference | Items | Entries | OneOf | NotThis | CallPattern
Pattern = CallPattern | SetPattern | ClassPattern


@cache
def parse_pattern(text: str) -> Pattern:
    """Reads a pattern, once: many triggers begin with `$M.fit(...)`. Raises PatternError."""
    wrong = _NO_META.search(text)
    if wrong is not None:
        raise PatternError(f"a metavariable is `$` and capitals: `{text}`", wrong.start() + 1)
    tree = _parsed(text.replace("$", _PREFIX).strip() + "\n", text)
    if len(tree.body) != 1:
        raise PatternError(f"one pattern has one statement: `{text}`")
    return _statement(tree.body[0], text)


def _parsed(code: str, text: str) -> ast.Module:
    """The pattern as Python. `f(a=1, ...)` is none, but `f(a=1, **...)` is: what stands last may be meant so."""
    try:
        return ast.parse(code)
    except SyntaxError as error:
        try:
            return ast.parse(re.sub(r"\.\.\.(\s*)\)", r"**...\1)", code))
        except SyntaxError:
            raise PatternError(f"does not read as Python: {error.msg}: `{text}`", error.offset or 0) from error


@cache
def parse_expression(text: str) -> ast.expr:
    """Reads the expression of a `check`; metavariables become names that `metavariable` knows. Raises PatternError."""
    try:
        return ast.parse(text.replace("$", _PREFIX), mode="eval").body
    except SyntaxError as error:
        raise PatternError(f"does not read as an expression: {error.msg}: `{text}`", error.offset or 0) from error


def metavariable(node: ast.AST) -> str | None:
    """The name of the metavariable that a node is, or None."""
    if isinstance(node, ast.Name) and node.id.startswith(_PREFIX):
        return node.id.removeprefix(_PREFIX)
    return None


@cache
def metavariables(expression: ast.expr) -> frozenset[str]:
    """The names of the metavariables in an expression of a trigger; those are few and stay."""
    return frozenset(name for node in ast.walk(expression) if (name := metavariable(node)) is not None)


def _statement(node: ast.stmt, text: str) -> Pattern:
    if isinstance(node, ast.Expr):
        return _deed(node.value, text)
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
        meta = metavariable(target)
        if meta is not None:
            found = _deed(node.value, text)
            if isinstance(found, CallPattern):
                return _replace_call(found, result=meta)
        if isinstance(target, ast.Attribute) and (owner := metavariable(target.value)):
            return SetPattern(owner, target.attr, _value(node.value, text))
        if isinstance(target, ast.Subscript) and dotted(target.value) == ENVIRONMENT:
            given = (_value(target.slice, text), _value(node.value, text))
            return CallPattern(ENVIRONMENT, None, None, given, (), others=False)
    if isinstance(node, ast.With):
        return _with(node, text)
    if isinstance(node, ast.ClassDef):
        return _class(node, text)
    if isinstance(node, ast.ImportFrom):
        return _star_import(node, text)
    raise PatternError(f"is no call, assignment, `with`, class or star import: `{text}`", node.col_offset + 1)


def _star_import(node: ast.ImportFrom, text: str) -> CallPattern:
    """`from $M import *`, as the call of `__import__` that Python makes of it; `$M` is the module as it is written."""
    meta = (node.module or "").removeprefix(_PREFIX)
    if node.level or meta == node.module or [alias.name for alias in node.names] != ["*"]:
        raise PatternError(f"an import is `from $M import *`: `{text}`", node.col_offset + 1)
    star = ("fromlist", Items("tuple", (Literal("*"),)))
    return CallPattern(STAR_IMPORT, None, None, (Meta(meta),), (star,), others=True)


def _replace_call(pattern: CallPattern, *, result: str | None = None, within: tuple[Within, ...] = ()) -> CallPattern:
    return CallPattern(
        pattern.path, pattern.receiver, pattern.method, pattern.args, pattern.kwargs, pattern.others,
        result or pattern.result, within + pattern.within,
    )  # fmt: skip


def _with(node: ast.With, text: str) -> Pattern:
    around = []
    for item in node.items:
        call = item.context_expr
        name = call.func if isinstance(call, ast.Call) else call
        path, receiver = dotted(name), None
        if path is None and isinstance(name, ast.Attribute):
            receiver = metavariable(name.value)
            path = f"$.{name.attr}" if receiver else None
        if path is None:
            raise PatternError(f"`with` wants a call of a name: `{text}`", call.col_offset + 1)
        meta = metavariable(item.optional_vars) if item.optional_vars is not None else None
        around.append(Within(path, meta, receiver))
    body = [s for s in node.body if not _is_dots(s)]
    if len(body) != 1:
        raise PatternError(f"a `with` holds one pattern besides `...`: `{text}`")
    inner = _statement(body[0], text)
    if isinstance(inner, CallPattern):
        return _replace_call(inner, within=tuple(around))
    if isinstance(inner, SetPattern):
        return SetPattern(inner.receiver, inner.attribute, inner.value, tuple(around) + inner.within)
    raise PatternError(f"a class within a `with` is not a pattern: `{text}`")


def _is_dots(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...


def _class(node: ast.ClassDef, text: str) -> ClassPattern:
    bases = []
    for base in node.bases:
        path = dotted(base)
        if path is None:
            raise PatternError(f"a base is a canonical name: `{text}`", base.col_offset + 1)
        bases.append(path)
    values, methods = [], []
    for statement in node.body:
        if _is_dots(statement):
            continue
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            values.append((statement.targets[0].id, _value(statement.value, text)))
        elif isinstance(statement, ast.FunctionDef):
            returns = [s for s in statement.body if isinstance(s, ast.Return) and s.value is not None]
            found = _value(returns[0].value, text) if returns and returns[0].value is not None else None
            methods.append(MethodPattern(statement.name, found))
        else:
            raise PatternError(f"a class pattern holds `name = value` and `def name(self): ...`: `{text}`")
    meta = node.name.removeprefix(_PREFIX) if node.name.startswith(_PREFIX) else None
    return ClassPattern(meta, tuple(bases), tuple(values), tuple(methods))


def dotted(node: ast.AST) -> str | None:
    """The dotted name that a node spells, or None."""
    if isinstance(node, ast.Name):
        return None if metavariable(node) else node.id
    if isinstance(node, ast.Attribute):
        head = dotted(node.value)
        return f"{head}.{node.attr}" if head else None
    return None


def _deed(node: ast.expr, text: str) -> Pattern:
    if not isinstance(node, ast.Call):
        raise PatternError(f"is not a call: `{text}`", node.col_offset + 1)
    return _call(node, text)


def _call(node: ast.Call, text: str) -> CallPattern:
    path = receiver = method = None
    if (meta := metavariable(node.func)) is not None:
        receiver, method = meta, "__call__"
    elif isinstance(node.func, ast.Attribute) and (meta := metavariable(node.func.value)) is not None:
        receiver, method = meta, node.func.attr
    else:
        path = dotted(node.func)
        if path is None:
            raise PatternError(f"calls neither a name nor a metavariable: `{text}`", node.func.col_offset + 1)
    args: list[ValuePattern] = []
    others = False
    for argument in node.args:
        pattern = _value(argument, text)
        if isinstance(pattern, Anything) and isinstance(argument, ast.Constant):
            others = True
        else:
            args.append(pattern)
    kwargs = []
    for keyword in node.keywords:
        if keyword.arg is None:
            if isinstance(keyword.value, ast.Constant) and keyword.value.value is ...:
                others = True
                continue
            raise PatternError(f"`**` has no meaning in a pattern; write `...`: `{text}`")
        kwargs.append((keyword.arg, _value(keyword.value, text)))
    return CallPattern(path, receiver, method, tuple(args), tuple(kwargs), others)


def _value(node: ast.expr, text: str) -> ValuePattern:
    if (meta := metavariable(node)) is not None:
        return Meta(meta)
    if isinstance(node, ast.Constant):
        return Anything() if node.value is ... else Literal(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        return Literal(-node.operand.value)  # type: ignore[operator]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return NotThis(_value(node.operand, text))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        left, right = _value(node.left, text), _value(node.right, text)
        return OneOf((*(left.options if isinstance(left, OneOf) else (left,)), right))
    if isinstance(node, (ast.List, ast.Tuple)):
        kind = "list" if isinstance(node, ast.List) else "tuple"
        return Items(kind, tuple(_value(item, text) for item in node.elts))
    if isinstance(node, ast.Dict):
        others = any(key is None for key in node.keys)
        pairs = [(k, v) for k, v in zip(node.keys, node.values, strict=True) if k is not None]
        return Entries(tuple((_value(k, text), _value(v, text)) for k, v in pairs), others)
    if isinstance(node, ast.Call):
        return _call(node, text)
    path = dotted(node)
    if path is not None:
        return Reference(path)
    if isinstance(node, ast.Attribute):  # `$M.history`: as what reads an attribute is kept among the facts
        return CallPattern(READ, None, None, (_value(node.value, text), Literal(node.attr)), (), False)
    raise PatternError(f"cannot stand for a value in a pattern: `{text}`", node.col_offset + 1)
