"""The expressions of `check:`, over what the metavariables stand for. Three values: what is not known is UNKNOWN."""

from __future__ import annotations

import ast
import math
import operator
import struct
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from auditor.database.api import Api
from auditor.matching.ends import Partly, partly
from auditor.matching.objects import contains, is_a, mask_reaches, symbolic, tensor_kind
from auditor.matching.pattern import dotted, metavariable, metavariables
from auditor.matching.shapes import leading_of, rank_of, shape_of
from auditor.matching.truth import Bindings, Truth
from auditor.usage.values import (
    Assumed,
    Class,
    Const,
    Either,
    Instance,
    Mapping,
    Name,
    Sequence,
    Unknown,
    Value,
    settled,
)


class _Unclear(Exception):
    """A value that the expression needs is not known."""


def check(expression: ast.expr, bindings: Bindings, api: Api) -> tuple[Truth, str]:
    """Whether an expression holds, and why if that cannot be told. A metavariable that is not bound counts as
    unknown."""
    cases = _cases(bindings, metavariables(expression))
    answers = [_one(expression, case, api) for case in cases]
    if len(answers) == 1 or len({truth for truth, _ in answers}) == 1:
        return answers[0]
    return Truth.UNKNOWN, next((reason for _, reason in answers if reason), "a value depends on the run")


def _cases(bindings: Bindings, metas: frozenset[str]) -> list[Bindings]:
    """The bindings with what may be one of several constants as each of them, where these are few."""
    cases = [bindings]
    for name in sorted(metas & bindings.keys()):
        value = bindings[name]
        if isinstance(value, (Instance, Const)):
            continue
        reason = value.reason if isinstance(value, Assumed) else None
        held = settled(value)
        plain = isinstance(held, Either) and all(isinstance(settled(option), Const) for option in held.options)
        if isinstance(held, Either) and plain and len(cases) * len(held.options) <= 16:
            options = [o if reason is None else Assumed(o, reason) for o in held.options]
            cases = [{**case, name: option} for case in cases for option in options]
    return cases


def _one(expression: ast.expr, bindings: Bindings, api: Api) -> tuple[Truth, str]:
    """As `check`, for values that are one each. What is only assumed to hold makes a yes uncertain, not a no."""
    metas = metavariables(expression)
    asked = {name: value for name, value in bindings.items() if name in metas}
    plain = {name: settled(value) for name, value in asked.items()}
    reasons = [value.reason for value in asked.values() if isinstance(value, Assumed)]
    try:
        truth, reason = _truth(expression, plain, api)
    except _Unclear as unclear:
        return Truth.UNKNOWN, str(unclear)
    return (Truth.UNKNOWN, reasons[0]) if truth is Truth.YES and reasons else (truth, reason)


def _truth(node: ast.expr, bindings: Bindings, api: Api) -> tuple[Truth, str]:
    if isinstance(node, ast.BoolOp):
        return _several(node, bindings, api)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        truth, reason = _held(node.operand, bindings, api)
        return truth.negated(), reason
    if isinstance(node, ast.Call):
        name = dotted(node.func)
        if name in ("maybe", "surely"):
            truth, _ = _held(node.args[0], bindings, api)
            certain = truth is Truth.YES or (truth is Truth.UNKNOWN and name == "maybe")
            return (Truth.YES if certain else Truth.NO), ""
        if name in ("known", "given"):
            meta = metavariable(node.args[0])
            known = meta in bindings and (name == "given" or _known(bindings[meta]))
            return (Truth.YES if known else Truth.NO), ""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], (ast.In, ast.NotIn)):
        part, whole = metavariable(node.left), metavariable(node.comparators[0])
        if part and whole and part in bindings and whole in bindings:
            truth, reason = contains(bindings[whole], bindings[part], api)
            return (truth if isinstance(node.ops[0], ast.In) else truth.negated()), reason
    return (Truth.YES if _value(node, bindings, api) else Truth.NO), ""


def _several(node: ast.BoolOp, bindings: Bindings, api: Api) -> tuple[Truth, str]:
    """The smallest of what is joined by `and`, the largest of what is joined by `or`."""
    both = isinstance(node.op, ast.And)
    settles = Truth.NO if both else Truth.YES
    answers: list[tuple[Truth, str]] = []
    for part in node.values:
        answers.append(_held(part, bindings, api))
        if answers[-1][0] is settles:
            return answers[-1]
    return min(answers) if both else max(answers)


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
    if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        left, right = _value(node.left, bindings, api), _value(node.right, bindings, api)
        try:
            if FUNCTIONS["number"](left) and FUNCTIONS["number"](right):
                return _ARITHMETIC[type(node.op)](left, right)
        except ArithmeticError:
            pass
        raise _Unclear("two values are no numbers to reckon with")
    if isinstance(node, (ast.Tuple, ast.List)):
        return [_value(item, bindings, api) for item in node.elts]
    if isinstance(node, ast.Compare):
        left = _compared(node.left, bindings, api)
        for op, comparator in zip(node.ops, node.comparators, strict=True):
            right = _compared(comparator, bindings, api)
            if isinstance(left, Partly) or isinstance(right, Partly):
                if isinstance(op, (ast.Eq, ast.NotEq)) and not _may_be_same(left, right):
                    return isinstance(op, ast.NotEq)
                raise _Unclear((left if isinstance(left, Partly) else right).reason)
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
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
    ast.GtE: operator.ge, ast.Is: operator.is_, ast.IsNot: operator.is_not,
    ast.In: lambda one, other: one in other, ast.NotIn: lambda one, other: one not in other,
}  # fmt: skip


# No power: a program's numbers are not to make the audit work.
_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Mod: operator.mod,
}  # fmt: skip


def _compared(node: ast.expr, bindings: Bindings, api: Api) -> Any:
    """As `_value`; an object of the framework or the project is no text and no number, and equals none but itself."""
    value = bindings.get(metavariable(node) or "")
    if isinstance(value, Sequence) and not value.open and any(_object(item) for item in value.items):
        return [item if _object(item) else _plain(item) for item in value.items]
    if value is not None and _object(value):
        return value
    return _value(node, bindings, api)


def _object(value: Value) -> bool:
    return isinstance(value, Instance) and (
        isinstance(value.cls, Class)
        or (value.cls or "").startswith(("tf.", "keras."))
        or _made_by_a_class(value)
        or tensor_kind(value) == "tensor"
    )


def _made_by_a_class(value: Instance) -> bool:
    """Whether a class of a library that was not read made it: `tfa.optimizers.AdamW()`."""
    root, _, last = (value.cls if isinstance(value.cls, str) else "").rpartition(".")
    return bool(root) and root != "builtins" and last[:1].isupper() and not root.startswith(("pathlib", "numpy"))


def _plain(value: Value) -> Any:
    if isinstance(value, Assumed):
        raise _Unclear(value.reason)
    if isinstance(value, Const):
        return value.value
    if isinstance(value, Sequence) and not value.open:
        return [_plain(item) for item in value.items]
    if isinstance(value, Name) and value.path in ("numpy.nan", "math.nan"):
        # A name for itself in patterns, since it equals nothing.
        return math.nan
    if isinstance(value, Unknown):
        raise _Unclear(value.reason)
    raise _Unclear("a value is worked out when the program runs")


def _call(node: ast.Call, bindings: Bindings, api: Api) -> Any:
    name = dotted(node.func)
    if isinstance(node.func, ast.Attribute) and name is None:
        owner = _value(node.func.value, bindings, api)
        if isinstance(owner, Partly) and node.func.attr in ("endswith", "startswith", "lower"):
            answer = getattr(owner, node.func.attr)(*[_tupled(_value(arg, bindings, api)) for arg in node.args])
            if answer is None:
                raise _Unclear(owner.reason)
            return answer
        if isinstance(owner, str) and node.func.attr in ("endswith", "startswith", "lower"):
            return getattr(owner, node.func.attr)(*[_tupled(_value(arg, bindings, api)) for arg in node.args])
        raise _Unclear("a value is not a text")
    if name not in FUNCTIONS and name not in OF_OBJECTS:
        raise _Unclear(f"`{name}` is not a function of checks")
    meta = metavariable(node.args[0]) if node.args else None
    if name in OF_OBJECTS:
        if meta is None or meta not in bindings:
            raise _Unclear(f"`{name}` wants a bound metavariable")
        metas = [metavariable(arg) for arg in node.args[1:]]
        extra = [
            bindings[m] if m in bindings else _value(a, bindings, api)
            for m, a in zip(metas, node.args[1:], strict=True)
        ]
        return OF_OBJECTS[name](bindings[meta], api, *extra)
    try:
        return FUNCTIONS[name](*[_value(arg, bindings, api) for arg in node.args])
    except (TypeError, ValueError, OverflowError) as error:
        raise _Unclear(f"`{name}` of that is not known") from error


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _float16(value: float) -> float:
    """The number that a float16 tensor holds, as a float."""
    return float(struct.unpack("e", struct.pack("e", float(value)))[0])


def _float32(value: float) -> float:
    """The number that a float32 variable holds, as a float."""
    return float(struct.unpack("f", struct.pack("f", float(value)))[0])


def _rank(value: Value, api: Api) -> int:
    rank, reason = rank_of(value, api)
    if rank is None:
        raise _Unclear(reason)
    return rank


def _extent(value: Value, api: Api, axis: int | Value) -> int | None:
    axis = axis if isinstance(axis, int) else _plain(axis)
    if not isinstance(axis, int):
        raise _Unclear("an axis is no number")
    shape = shape_of(value, api)
    if axis == 0 and (rows := leading_of(value, api)) is not None:
        return rows
    if shape is None or not -len(shape) <= axis < len(shape) or shape[axis] is None:
        raise _Unclear("the extent of an axis is not known")
    return shape[axis]


def _zeros(value: Value, api: Api) -> bool:
    """Whether a value holds a zero: a number, or a list or array of numbers that the code spells out."""
    return any(number == 0 for number in _numbers(value))


def _nans(value: Value, api: Api) -> bool:
    """Whether a value holds a NaN, where `_zeros` would see a zero."""
    made = value.made if isinstance(value, Instance) else None
    if made is not None and made.last == "nan_to_num":
        instead = made.kwargs.get("nan")
        return isinstance(instead, Name) and instead.path in ("numpy.nan", "math.nan")
    return any(isinstance(number, float) and number != number for number in _numbers(value))


def _sum(value: Value, api: Api) -> Any:
    numbers = _numbers(value)
    if not all(isinstance(number, (int, float)) for number in numbers):
        raise _Unclear("what is no number has no sum")
    return sum(numbers)


def _numbers(value: Value) -> list[Any]:
    """The numbers of a value that the code spells out, alike ones perhaps once."""
    for _ in range(8):
        value = settled(value)
        if isinstance(value, Instance) and value.made is not None:
            made = value.made
            if made.last in ("zeros", "zeros_like"):
                return [0]
            if made.last in ("ones", "ones_like"):
                return [1]
            inner = made.args[0] if made.args else next(iter(made.kwargs.values()), None)
            if (
                made.method is not None
                or made.last not in ("constant", "Variable", "array", "convert_to_tensor", "asarray", "cast")
                or inner is None
            ):
                raise _Unclear("the numbers are worked out when the program runs")
            value = inner
            continue
        break
    return _flat(_plain(value))


def _flat(value: Any) -> list[Any]:
    return [n for item in value for n in _flat(item)] if isinstance(value, list) else [value]


def _holds(value: Value, api: Api) -> bool:
    """Whether something is given at all: not None, not an empty list or dict."""
    value = settled(value)
    if isinstance(value, Unknown) or (isinstance(value, (Sequence, Mapping)) and value.open and not value.items):
        raise _Unclear("whether anything is given is not known")
    if isinstance(value, (Sequence, Mapping)):
        return bool(value.items)
    return value != Const(None)


def _keys(value: Value, api: Api) -> list[Any]:
    """The keys of a dict, in the order that the code writes them."""
    value = settled(value)
    if not isinstance(value, Mapping) or value.open:
        raise _Unclear("the keys of a dict are not known")
    return list(value.items)


def _tuple(value: Value, api: Api) -> bool:
    """Whether a value is a tuple, not a list."""
    value = settled(value)
    if isinstance(value, Unknown):
        raise _Unclear(value.reason)
    return isinstance(value, Sequence) and value.kind == "tuple"


def _known(value: Value) -> bool:
    """Whether the code says what a value is, be it as a default that a run may override."""
    value = settled(value)
    if isinstance(value, Either):
        return any(_known(option) for option in value.options)
    if isinstance(value, Instance):
        return value.cls is not None or tensor_kind(value) is not None
    return not isinstance(value, Unknown)


def _is_a(value: Value, api: Api, path: str) -> bool:
    truth, reason = is_a(value, path, api)
    if truth is Truth.UNKNOWN:
        raise _Unclear(reason)
    return truth is Truth.YES


def _tensor(value: Value, api: Api) -> bool:
    """Whether a value is a tensor of the framework, not an array of numpy's or a list."""
    kind = tensor_kind(value)
    if kind is None:
        raise _Unclear("whether an array is a tensor is not known")
    return kind == "tensor"


def _symbolic(value: Value, api: Api) -> bool:
    """Whether a tensor is one of a functional model, which leads back to an Input, and not one with numbers in it."""
    found = symbolic(value)
    if found is None:
        raise _Unclear("whether a tensor is symbolic is not known")
    return found


def _used(value: Value, api: Api) -> bool:
    """Whether what a call gives goes anywhere, and is not let go of at once."""
    return not (isinstance(value, Instance) and value.made is not None and value.made.dropped)


def _comes_of(value: Value, api: Api, source: Value) -> bool:
    """Whether a tensor was worked out of another one, in however many steps."""
    todo, seen, opened = [value], set[int](), False
    while todo and len(seen) < 1000:
        one = settled(todo.pop())
        if one is source:
            return True
        opened |= isinstance(one, Unknown)
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, Either):
            todo.extend(one.options)
        elif isinstance(one, Sequence):
            todo.extend(one.items)
        elif isinstance(one, Instance) and one.made is not None:
            made = one.made
            todo.extend((*made.args, *made.kwargs.values(), *((made.receiver,) if made.receiver is not None else ())))
    if opened:
        raise _Unclear("what a tensor is worked out of is not known")
    return False


def _mask_reaches(layer: Value, api: Api, model: Value) -> bool:
    """Whether the mask that a layer makes gets to the model's output."""
    found = mask_reaches(layer, model, api)
    if found is None:
        raise _Unclear("whether the mask reaches the output is not known")
    return found


def _text(value: Value, api: Api) -> str | Partly:
    """A text or path; `open(...)`-like objects are not texts."""
    known = partly(value) if isinstance(value, Instance) else None
    if known is not None:
        return known
    found = _plain(value)
    if isinstance(found, PurePosixPath):
        return str(found)
    if not isinstance(found, str):
        raise _Unclear("a value is not a text")
    return found


def _folder(value: Value, api: Api) -> str | Partly:
    """The folder that a path lies in, "." where it names none."""
    path = _text(value, api)
    if isinstance(path, str):
        return str(PurePosixPath(path).parent)
    # What is not known may hold folders too, so that one that is named behind it is needed.
    folder, slash, _ = path.tail.rpartition("/")
    if not slash:
        raise _Unclear(path.reason)
    return Partly(path.head, folder, path.reason)


def _may_be_same(one: Any, other: Any) -> bool:
    """Whether two texts, one of them known in part, may be the same."""
    if not isinstance(one, Partly):
        one, other = other, one
    return isinstance(other, (str, Partly)) and bool(one.may_be(other))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "float16": _float16, "float32": _float32, "abs": abs, "len": len, "sorted": sorted,
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}  # fmt: skip
"""What a check may call on plain values; `docs/triggers.md` tells what each does."""

OF_OBJECTS: dict[str, Callable[..., Any]] = {
    "rank": _rank, "extent": _extent, "zeros": _zeros, "nans": _nans, "text": _text, "holds": _holds, "is_a": _is_a,
    "tensor": _tensor, "symbolic": _symbolic, "mask_reaches": _mask_reaches, "keys": _keys, "tuple": _tuple,
    "folder": _folder, "sum": _sum, "used": _used, "comes_of": _comes_of,
}  # fmt: skip
"""What a check may ask of the object that a metavariable stands for."""
