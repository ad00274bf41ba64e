"""The expressions of `check:`, over what the metavariables stand for. Three values: what is not known is UNKNOWN."""

from __future__ import annotations

import ast
import struct
from collections.abc import Callable
from typing import Any

from auditor.database.api import Api
from auditor.matching.objects import contains
from auditor.matching.pattern import dotted, metavariable
from auditor.matching.shapes import rank_of, shape_of
from auditor.matching.truth import Bindings, Truth
from auditor.usage.values import Assumed, Const, Instance, Mapping, Sequence, Unknown, Value, settled


class _Unclear(Exception):
    """A value that the expression needs is not known."""


def check(expression: ast.expr, bindings: Bindings, api: Api) -> tuple[Truth, str]:
    """Whether an expression holds, and why if that cannot be told. A metavariable that is not bound counts as unknown."""
    try:
        return _truth(expression, bindings, api)
    except _Unclear as unclear:
        return Truth.UNKNOWN, str(unclear)


def _truth(node: ast.expr, bindings: Bindings, api: Api) -> tuple[Truth, str]:
    if isinstance(node, ast.BoolOp):
        answers = [_held(part, bindings, api) for part in node.values]
        return min(answers) if isinstance(node.op, ast.And) else max(answers)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        truth, reason = _held(node.operand, bindings, api)
        return truth.negated(), reason
    if isinstance(node, ast.Call) and dotted(node.func) == "maybe":
        truth, _ = _held(node.args[0], bindings, api)
        return (Truth.NO, "") if truth is Truth.NO else (Truth.YES, "")
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], (ast.In, ast.NotIn)):
        part, whole = metavariable(node.left), metavariable(node.comparators[0])
        if part and whole and part in bindings and whole in bindings:
            truth, reason = contains(bindings[whole], bindings[part], api)
            return (truth if isinstance(node.ops[0], ast.In) else truth.negated()), reason
    return (Truth.YES if _value(node, bindings, api) else Truth.NO), ""


def _held(node: ast.expr, bindings: Bindings, api: Api) -> tuple[Truth, str]:
    try:
        return _truth(node, bindings, api)
    except _Unclear as unclear:
        return Truth.UNKNOWN, str(unclear)


def _value(node: ast.expr, bindings: Bindings, api: Api) -> Any:
    """The Python value of an expression; raises _Unclear where it is not known."""
    meta = metavariable(node)
    if meta is not None:
        if meta not in bindings:
            raise _Unclear(f"`${meta}` stands for nothing here")
        return _plain(bindings[meta])
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, bindings, api)
    if isinstance(node, (ast.Tuple, ast.List)):
        return [_value(item, bindings, api) for item in node.elts]
    if isinstance(node, ast.Compare):
        left = _value(node.left, bindings, api)
        for op, comparator in zip(node.ops, node.comparators, strict=True):
            right = _value(comparator, bindings, api)
            try:
                if not _COMPARE[type(op)](left, right):
                    return False
            except TypeError as error:
                raise _Unclear("two values cannot be compared") from error
            left = right
        return True
    if isinstance(node, (ast.BoolOp, ast.UnaryOp)):
        return _truth(node, bindings, api)[0] is Truth.YES
    if isinstance(node, ast.Call):
        return _call(node, bindings, api)
    raise _Unclear("this expression is not understood")


_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: lambda a, b: a == b, ast.NotEq: lambda a, b: a != b, ast.Lt: lambda a, b: a < b, ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b, ast.GtE: lambda a, b: a >= b, ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b, ast.Is: lambda a, b: a is b, ast.IsNot: lambda a, b: a is not b,
}  # fmt: skip


def _plain(value: Value) -> Any:
    if isinstance(value, Assumed):
        raise _Unclear(value.reason)
    if isinstance(value, Const):
        return value.value
    if isinstance(value, Sequence) and not value.open:
        return [_plain(item) for item in value.items]
    if isinstance(value, Unknown):
        raise _Unclear(value.reason)
    raise _Unclear("a value is worked out when the program runs")


def _call(node: ast.Call, bindings: Bindings, api: Api) -> Any:
    name = dotted(node.func)
    if isinstance(node.func, ast.Attribute) and name is None:
        owner = _value(node.func.value, bindings, api)
        if isinstance(owner, str) and node.func.attr in ("endswith", "startswith", "lower"):
            return getattr(owner, node.func.attr)(*[_tupled(_value(arg, bindings, api)) for arg in node.args])
        raise _Unclear("a value is not a text")
    if name not in FUNCTIONS:
        raise _Unclear(f"`{name}` is not a function of checks")
    meta = metavariable(node.args[0]) if node.args else None
    if name in ("rank", "extent", "zeros", "known", "text"):
        if meta is None or meta not in bindings:
            raise _Unclear(f"`{name}` wants a bound metavariable")
        extra = [_value(arg, bindings, api) for arg in node.args[1:]]
        return FUNCTIONS[name](bindings[meta], api, *extra)
    try:
        return FUNCTIONS[name](*[_value(arg, bindings, api) for arg in node.args])
    except (TypeError, ValueError, OverflowError) as error:
        raise _Unclear(f"`{name}` of that is not known") from error


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _float32(value: float) -> float:
    """The number that a float32 variable holds, as a float."""
    return float(struct.unpack("f", struct.pack("f", float(value)))[0])


def _rank(value: Value, api: Api) -> int:
    rank, reason = rank_of(value, api)
    if rank is None:
        raise _Unclear(reason)
    return rank


def _extent(value: Value, api: Api, axis: int) -> int | None:
    shape = shape_of(value, api)
    if shape is None or not -len(shape) <= axis < len(shape) or shape[axis] is None:
        raise _Unclear("the extent of an axis is not known")
    return shape[axis]


def _zeros(value: Value, api: Api) -> bool:
    """Whether a value holds a zero: a number, or a list or array of numbers that the code spells out."""
    for _ in range(8):
        value = settled(value)
        if isinstance(value, Instance) and value.made is not None:
            made = value.made
            if made.last in ("zeros", "zeros_like"):
                return True
            if made.last in ("ones", "ones_like"):
                return False
            inner = made.args[0] if made.args else next(iter(made.kwargs.values()), None)
            if made.method is not None or made.last not in ("constant", "Variable", "array", "convert_to_tensor", "asarray", "cast") or inner is None:  # fmt: skip
                raise _Unclear("the numbers are worked out when the program runs")
            value = inner
            continue
        break
    numbers = _flat(_plain(value))
    return any(number == 0 for number in numbers)


def _flat(value: Any) -> list[Any]:
    return [n for item in value for n in _flat(item)] if isinstance(value, list) else [value]


def _known(value: Value, api: Api) -> bool:
    """Whether a constant is known at all."""
    return isinstance(settled(value), (Const, Sequence, Mapping, Instance))


def _text(value: Value, api: Api) -> str:
    """A text or path; `open(...)`-like objects are not texts."""
    found = _plain(value)
    if not isinstance(found, str):
        raise _Unclear("a value is not a text")
    return found


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "float32": _float32, "abs": abs, "len": len, "rank": _rank, "extent": _extent, "zeros": _zeros, "known": _known,
    "text": _text, "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
}  # fmt: skip
"""What a check may call; `docs/triggers.md` tells what each does."""
