"""The rank of arrays and tensors, where the code says it: what a trigger asks with `rank($X)`."""

from __future__ import annotations

from dataclasses import replace

from auditor.database.api import Api
from auditor.matching.layer_shapes import Shape, after, keeps_shape
from auditor.matching.objects import is_a
from auditor.matching.truth import Truth
from auditor.usage.facts import Call
from auditor.usage.values import Assumed, Class, Const, Either, Instance, Method, Sequence, Unknown, Value

_SAME = frozenset(
    {"array", "asarray", "constant", "Variable", "convert_to_tensor", "cast", "identity", "abs", "exp", "log", "sqrt",
     "round", "clip", "clip_by_value", "sigmoid", "tanh", "relu", "softmax", "stop_gradient", "zeros_like", "ones_like",
     "nan_to_num", "sort", "argsort", "float32", "float64", "int32", "int64", "square", "copy", "asfarray", "to_float"}
)  # fmt: skip
_OF_SHAPE = frozenset({"zeros", "ones", "empty", "full", "normal", "uniform", "random_sample", "random_uniform", "fill",
                       "truncated_normal", "standard_normal", "binomial", "random", "integers", "choice", "randint",
                       "rand", "randn"})  # fmt: skip
_FIRST = ("x", "a", "input", "tensor", "value", "object", "initial_value", "inputs", "input_tensor", "t", "logits",
          "features")  # fmt: skip
"""What the first parameter is called, where it is an array."""
_SAME_METHODS = frozenset({"astype", "copy", "numpy", "round", "clip"})
_NUMBERS = frozenset({"builtins.int", "builtins.float", "builtins.len"})


def shape_of(value: Value, api: Api, depth: int = 0) -> Shape | None:
    """The shape of a value, or None where the code does not say it."""
    if depth > 40:
        return None
    if isinstance(value, Assumed):
        return shape_of(value.value, api, depth + 1)
    if isinstance(value, Either):
        return _one_of(value, api, depth)
    if isinstance(value, Const):
        return () if isinstance(value.value, (int, float)) else None
    if isinstance(value, Sequence):
        if value.kind not in ("list", "tuple", "range"):
            return None
        inner = shape_of(value.items[0], api, depth + 1) if value.items else None
        return (None if value.open else len(value.items), *inner) if inner is not None else None
    if isinstance(value, Instance) and value.made is not None:
        return _made(value.made, api, depth + 1)
    return None


# By identity and depth; each is kept, so that no other takes its place. Where each layer may be one of several, the
# ways through all of them are without number.
_known: dict[tuple[int, int], tuple[Either, Shape | None]] = {}


def forget() -> None:
    """Lets go of the shapes in code that was matched before."""
    _known.clear()


def _one_of(value: Either, api: Api, depth: int) -> Shape | None:
    """The shape that all of several values have."""
    key = id(value), depth
    if key not in _known:
        shapes = {shape_of(option, api, depth + 1) for option in value.options}
        _known[key] = value, shapes.pop() if len(shapes) == 1 else None
    return _known[key][1]


def rank_of(value: Value, api: Api) -> tuple[int | None, str]:
    """The number of axes, or None and why it is not known."""
    shape = shape_of(value, api)
    if shape is not None:
        return len(shape), ""
    return None, value.reason if isinstance(value, Unknown) else "the shape of an array is not known"


def _argument(call: Call, index: int, *names: str) -> Value | None:
    for name in names:
        if name in call.kwargs:
            return call.kwargs[name]
    return call.args[index] if index < len(call.args) else None


def _made(call: Call, api: Api, depth: int) -> Shape | None:
    if call.method is not None:
        return _method(call, api, depth)
    last = call.last
    first = _argument(call, 0, *_FIRST)
    if call.callee is not None and call.callee.startswith("operator."):
        return _operator(call, last, api, depth)
    if call.callee in ("keras.Input", "keras.layers.Input", "keras.layers.InputLayer"):
        whole = _numbers(call.kwargs.get("batch_shape"))
        if whole is not None:
            return whole
        shape = _numbers(_argument(call, 0, "shape"))
        return (None, *shape) if shape is not None else None
    if call.callee in _NUMBERS:
        return ()
    if last in ("arange", "linspace", "range"):
        return (None,)
    if first is None and last not in _OF_SHAPE:
        return None
    if last in _SAME:
        return shape_of(first, api, depth) if first is not None else None
    if last == "squeeze" and first is not None:
        return _squeezed(shape_of(first, api, depth), _argument(call, 1, "axis"))
    if last in ("ravel", "flatten") and call.callee:
        return (None,)
    if last == "reshape":
        return _numbers(_argument(call, 1, "newshape", "shape"))
    if last == "expand_dims" and first is not None:
        return _widened(shape_of(first, api, depth), _argument(call, 1, "axis"))
    if last in _OF_SHAPE:
        return _filled(call, last)
    if last in ("argmax", "argmin") or last.startswith("reduce_"):
        return _reduced(call, shape_of(first, api, depth) if first is not None else None)
    return None


def _filled(call: Call, last: str) -> Shape | None:
    if last in ("normal", "uniform", "binomial") and (call.method or (call.callee or "").startswith("numpy")):
        return _numbers(_argument(call, 2, "size"))
    if last in ("rand", "randn"):
        return _numbers(Sequence("tuple", list(call.args)))
    if last in ("integers", "randint", "choice"):
        return _numbers(_argument(call, 1 if last == "choice" else 2, "size"))
    return _numbers(_argument(call, 0, "shape", "size", "dims"))


def _reduced(call: Call, inner: Shape | None) -> Shape | None:
    axis = _argument(call, 1, "axis")
    if axis is None:
        return ()
    kept = call.kwargs.get("keepdims")
    if inner is None or (kept is not None and kept != Const(False)):
        return inner
    return inner[:-1]


def _method(call: Call, api: Api, depth: int) -> Shape | None:
    receiver, name = call.receiver, call.method
    if receiver is None:
        return None
    if name == "__call__":
        return _layer(call, receiver, api, depth)
    if name in _SAME_METHODS:
        return shape_of(receiver, api, depth)
    if name in ("ravel", "flatten"):
        return (None,)
    if name == "squeeze":
        return _squeezed(shape_of(receiver, api, depth), _argument(call, 0, "axis"))
    if name == "reshape":
        if len(call.args) > 1:
            return _numbers(Sequence("tuple", list(call.args)))
        return _numbers(_argument(call, 0, "shape"))
    drawn = receiver.made.callee if isinstance(receiver, Instance) and receiver.made is not None else None
    if name in _OF_SHAPE and drawn in ("numpy.random.default_rng", "numpy.random.RandomState"):
        return _filled(call, name or "")
    if name in ("add_weight", "add_variable"):
        return _weight(call)
    if name == "predict" and isinstance(receiver, Instance) and is_a(receiver, "keras.Model", api)[0] is Truth.YES:
        return _output(receiver, api, depth)
    return None


def _weight(call: Call) -> Shape | None:
    """The shape of a layer's weight, which stands second in Keras 2 and first in Keras 3."""
    if "shape" in call.kwargs:
        return _numbers(call.kwargs["shape"])
    shapes = [arg for arg in call.args[:2] if isinstance(arg, Sequence)]
    return _numbers(shapes[0]) if shapes else None


def _layer(call: Call, receiver: Value, api: Api, depth: int) -> Shape | None:
    if not isinstance(receiver, Instance):
        return None
    if is_a(receiver, "keras.Model", api)[0] is Truth.YES:
        return _output(receiver, api, depth)
    if isinstance(receiver.cls, Class) or receiver.made is None:
        return None
    if receiver.cls is None or _several(call):
        return None
    first = _argument(call, 0, "inputs", "query", "sequences")
    inner = shape_of(first, api, depth) if first is not None and not isinstance(first, Sequence) else None
    return after(receiver.cls, receiver.made, inner)


def _several(call: Call) -> bool:
    """Whether the call of a layer is asked for more than one tensor."""
    return call.kwargs.get("return_attention_scores", Const(False)) != Const(False)


def _output(model: Instance, api: Api, depth: int) -> Shape | None:
    """The shape of what a model gives, where its last layer says it."""
    if model.parts:
        last = model.parts[-1]
        if isinstance(last, Instance):
            for part in reversed(model.parts):
                if not (isinstance(part, Instance) and keeps_shape(part.cls)):
                    last = part
                    break
            if isinstance(last, Instance) and isinstance(last.cls, str) and last.made is not None:
                step = Call(last.made.location, None, last, "__call__", (), {})
                return _layer(step, last, api, depth + 1)
        return None
    if model.made is not None:
        outputs = _argument(model.made, 1, "outputs")
        return shape_of(outputs, api, depth + 1) if isinstance(outputs, Instance) else None
    return None


def _first_of(whole: Value, key: Value, api: Api, depth: int) -> Shape | None:
    """The shape of the first of several tensors that a layer gives, `x, scores = attend(...)`."""
    call = whole.made if isinstance(whole, Instance) else None
    if call is None or key != Const(0) or call.method != "__call__" or not _several(call):
        return None
    one = {name: value for name, value in call.kwargs.items() if name != "return_attention_scores"}
    return _layer(replace(call, kwargs=one), call.receiver, api, depth + 1) if call.receiver is not None else None


def _operator(call: Call, kind: str, api: Api, depth: int) -> Shape | None:
    shapes = [shape_of(arg, api, depth) for arg in call.args[:2]]
    if kind in ("add", "sub", "mul", "truediv", "pow", "binary", "compare", "neg", "invert", "not_"):
        known = [s for s in shapes if s is not None]
        # What is broadcast has the higher rank; an operand that is not known may have any.
        return max(known, key=len) if known and len(known) == len(shapes) else None
    if kind == "getitem" and len(call.args) == 2:
        if shapes[0] is None:
            return _first_of(call.args[0], call.args[1], api, depth)
        return _indexed(shapes[0], call.args[1])
    return None


def _indexed(shape: Shape | None, key: Value) -> Shape | None:
    if shape is None or not shape:
        return None
    if isinstance(key, Sequence) and key.kind == "slice":
        return (None, *shape[1:])
    if isinstance(key, Const) and isinstance(key.value, int):
        return shape[1:]
    if isinstance(key, Sequence) and key.kind == "tuple":
        left = list(shape)
        made: list[int | None] = []
        for index in key.items:
            if isinstance(index, Const) and index.value is None:
                made.append(1)
            elif isinstance(index, Const) and index.value is ...:
                keep = len([i for i in key.items if not (isinstance(i, Const) and i.value in (None, ...))])
                while len(left) > keep:
                    made.append(left.pop(0))
            elif isinstance(index, Const):
                left = left[1:]
            elif left:
                left.pop(0)
                made.append(None)
        return (*made, *left)
    if isinstance(key, (Unknown, Method)):
        return None
    return (None, *shape[1:])


def _widened(shape: Shape | None, axis: Value | None) -> Shape | None:
    if shape is None:
        return None
    at = axis.value if isinstance(axis, Const) and isinstance(axis.value, int) else -1
    at = at + len(shape) + 1 if at < 0 else at
    return (*shape[:at], 1, *shape[at:])


def leading_of(value: Value, api: Api) -> int | None:
    """The extent of the first axis, also where what lies behind that is not known: `numpy.array([row])`, `x[None]`."""
    for _ in range(20):
        value = value.value if isinstance(value, Assumed) else value
        shape = shape_of(value, api)
        if shape:
            return shape[0] if shape[0] is not None else _first_rows(value)
        if isinstance(value, Sequence):
            return None if value.open or value.kind not in ("list", "tuple") else len(value.items)
        made = value.made if isinstance(value, Instance) else None
        if made is None:
            return None
        if made.last == "expand_dims":
            return 1 if _argument(made, 1, "axis") == Const(0) else None
        inner = made.receiver if made.last in _SAME_METHODS else _argument(made, 0, *_FIRST)
        if made.callee == "operator.getitem" or inner is None or made.last not in _SAME | _SAME_METHODS:
            return _first_rows(value)
        value = inner
    return None


def _first_rows(value: Value) -> int | None:
    """How many rows `x[:1]` and `x[None]` have."""
    made = value.made if isinstance(value, Instance) else None
    if made is None or made.callee != "operator.getitem" or len(made.args) != 2:
        return None
    key = made.args[1]
    if isinstance(key, Sequence) and key.kind == "tuple" and key.items:
        key = key.items[0]
    if key == Const(None):
        return 1
    if isinstance(key, Sequence) and key.kind == "slice" and key.items[1] == Const(1):
        return 1 if key.items[0] in (Const(None), Const(0)) else None
    return None


def _squeezed(shape: Shape | None, axis: Value | None) -> Shape | None:
    if shape is None:
        return None
    if axis is not None:
        return shape[:-1] if shape else None
    return tuple(extent for index, extent in enumerate(shape) if extent != 1) if shape else None


def _numbers(value: Value | None) -> Shape | None:
    """A shape written as a number or a tuple of them; -1 and what is not known are None."""
    if isinstance(value, Const) and isinstance(value.value, int):
        return (value.value if value.value >= 0 else None,)
    if isinstance(value, Sequence) and not value.open:
        return tuple(
            i.value if isinstance(i, Const) and isinstance(i.value, int) and i.value >= 0 else None for i in value.items
        )
    return (None,) if value is not None and _counts(value) else None


def _counts(value: Value, depth: int = 0) -> bool:
    """Whether a value is one whole number, though not which: `len(x)`, `x.shape[0]`, what is reckoned from those."""
    if isinstance(value, Const):
        return isinstance(value.value, int)
    if not isinstance(value, Instance) or value.made is None or depth > 20:
        return False
    callee, args = value.made.callee, value.made.args
    if callee in ("builtins.len", "builtins.int"):
        return True
    if callee == "operator.getitem" and len(args) == 2 and isinstance(args[1], Const) and isinstance(args[0], Instance):
        read = args[0].made
        return read is not None and read.callee == "operator.attribute" and read.args[1] == Const("shape")
    operations = ("operator.add", "operator.sub", "operator.mul", "operator.binary")
    return callee in operations and bool(args) and all(_counts(arg, depth + 1) for arg in args)
