"""What an object is and what a model is made of: questions that triggers put to the values of `usage/`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.database.api import Api, item_of
from auditor.matching.truth import Truth
from auditor.usage.values import (
    Assumed,
    Class,
    Const,
    Either,
    Instance,
    Mapping,
    Method,
    Name,
    Sequence,
    Unknown,
    Value,
)

_PLAIN_LIBRARIES = frozenset(
    {"numpy", "pandas", "scipy", "sklearn", "matplotlib", "seaborn", "PIL", "cv2", "torch", "yaml", "tqdm", "requests",
     "operator", "builtins", "h5py", "skimage", "imageio", "plotly", "joblib", "absl", "click", "pytest"}
) | frozenset(sys.stdlib_module_names)  # fmt: skip
"""Libraries whose objects are never a framework's: what they give is not a model, a layer or an optimizer."""

FRAMEWORK_ROOTS = frozenset({"tf", "keras"})


def is_a(value: Value, path: str, api: Api) -> tuple[Truth, str]:
    """Whether a value is an object of the class `path` or of one that extends it, and why if that cannot be told."""
    if isinstance(value, Assumed):
        truth, reason = is_a(value.value, path, api)
        return (Truth.UNKNOWN, value.reason) if truth is Truth.YES else (truth, reason)
    if isinstance(value, Either):
        answers = [is_a(option, path, api) for option in value.options if option != Const(None)]
        truths = {truth for truth, _ in answers}
        if truths == {Truth.YES} or truths == {Truth.NO}:
            return answers[0]
        return Truth.UNKNOWN, "it may be one of several objects"
    if isinstance(value, Unknown):
        if value.cls is not None and api.extends(value.cls, path):
            return Truth.YES, ""
        if value.cls is not None and not api.extends(path, value.cls):
            return Truth.NO, ""
        return Truth.UNKNOWN, value.reason
    if isinstance(value, Method):
        return (Truth.NO, "") if isinstance(value.receiver, Name) else (Truth.UNKNOWN, f"the class of `{value.name}`")
    if not isinstance(value, Instance):
        return Truth.NO, ""
    if isinstance(value.cls, Class):
        for ancestor in value.cls.lineage():
            if isinstance(ancestor, Name) and api.extends(ancestor.path, path):
                return Truth.YES, ""
        base = value.cls.open_base()
        return (Truth.UNKNOWN, base.reason) if base else (_foreign(value.cls), "a base of its class was not read")
    if item_of(value.cls):
        return Truth.NO, ""
    if value.cls is not None:
        if api.extends(value.cls, path):
            return Truth.YES, ""
        known = api.is_class(value.cls) or value.cls.partition(".")[0] in FRAMEWORK_ROOTS | _PLAIN_LIBRARIES
        return (Truth.NO, "") if known else (Truth.UNKNOWN, f"the class `{value.cls}` was not read")
    return origin(value)


def _foreign(cls: Class) -> Truth:
    """A class whose bases lie in a library that was not read may be anything; one without such bases is not."""
    roots = {a.path.partition(".")[0] for a in cls.lineage() if isinstance(a, Name)}
    return Truth.NO if roots <= FRAMEWORK_ROOTS | _PLAIN_LIBRARIES | {"typing", "abc"} else Truth.UNKNOWN


def origin(value: Value) -> tuple[Truth, str]:
    """For an object whose class is not known: NO where it comes from what never makes such objects, else UNKNOWN."""
    for _ in range(32):
        if not isinstance(value, Instance) or value.made is None:
            return Truth.UNKNOWN, "an object of an unknown class"
        made = value.made
        if made.callee is not None:
            root = made.callee.partition(".")[0]
            if made.callee in ("operator.getitem", "operator.attribute") and made.args:
                inner = made.args[0]
                if isinstance(inner, Unknown):
                    return Truth.UNKNOWN, inner.reason
                if isinstance(inner, (Sequence, Mapping)):
                    return Truth.UNKNOWN, "an item of a collection"
                value = inner
                continue
            if root in _PLAIN_LIBRARIES | FRAMEWORK_ROOTS:
                return Truth.NO, ""
            return Truth.UNKNOWN, f"the result of `{made.callee}`"
        if isinstance(made.receiver, Unknown):
            return Truth.UNKNOWN, made.receiver.reason
        if isinstance(made.receiver, Instance) and isinstance(made.receiver.cls, str):
            root = made.receiver.cls.partition(".")[0]
            known = root in _PLAIN_LIBRARIES | FRAMEWORK_ROOTS
            return (Truth.NO, "") if known else (Truth.UNKNOWN, f"the result of `{made.method}`")
        if made.receiver is None:
            return Truth.UNKNOWN, "an object of an unknown class"
        value = made.receiver
    return Truth.UNKNOWN, "an object of an unknown class"


def contains(model: Value, part: Value, api: Api) -> tuple[Truth, str]:
    """Whether a layer (or model) is part of a model, however deep; or an item is in a list."""
    if isinstance(model, Assumed):
        model = model.value
    if model is part:
        return Truth.NO, ""  # nothing is part of itself
    if isinstance(model, Either):
        answers = [contains(option, part, api) for option in model.options]
        return max(answers, default=(Truth.NO, ""))
    if isinstance(model, Unknown):
        return Truth.UNKNOWN, model.reason
    found, opened = layers_of(model, api)
    if any(id(inner) in found or (inner is model and inner is not part) for inner in with_holders(part)):
        return Truth.YES, ""
    return (Truth.UNKNOWN, opened) if opened else (Truth.NO, "")


def with_holders(layer: Value) -> Iterator[Value]:
    """A layer, the model that it was taken out of, the one that this was taken out of, and so on."""
    held: Value | None = layer
    while held is not None:
        yield held
        held = _holder(held)


def _holder(layer: Value) -> Value | None:
    """The model that a layer was taken out of: `model` for `model.layers[-1]` and `model.get_layer("a")`."""
    for _ in range(8):
        made = layer.made if isinstance(layer, Instance) else None
        if made is None:
            return None
        if made.method == "get_layer":
            return made.receiver
        if made.callee == "operator.attribute" and made.args[1] == Const("layers"):
            return made.args[0]
        if made.callee != "operator.getitem":
            return None
        layer = made.args[0]
    return None


# By identity; each is kept, so that no other takes its place. What is asked for is finished: no run goes on with it.
_known: dict[int, tuple[Value, frozenset[int], str]] = {}
_inside: dict[int, tuple[Value, bool, str, tuple[Value, ...]]] = {}
_MAX_KNOWN = 10_000
_MAX_INSIDE = 100_000
_MAX_WALK = 20_000


def forget() -> None:
    """Lets go of the models of code that was matched before."""
    _known.clear()
    _inside.clear()
    _led.clear()


def layers_of(model: Value, api: Api) -> tuple[frozenset[int], str]:
    """The identities of every layer that a model holds, inner ones too, and why there may be more ("" where there are
    not): walked once, for it is asked for each pair."""
    held = _known.get(id(model))
    if held is None:
        if len(_known) >= _MAX_KNOWN:
            _known.clear()
        held = _known[id(model)] = (model, *_walked(model, api))
    return held[1:]


def _walked(model: Value, api: Api) -> tuple[frozenset[int], str]:
    """Collects layers over members, attributes and the functional graph; each object once."""
    if len(_inside) >= _MAX_INSIDE:
        _inside.clear()
    found, seen, opened = set[int](), set[int](), ""
    todo = [model]
    while todo and len(seen) < _MAX_WALK:
        value = todo.pop()
        one = id(value)
        if one in seen:
            continue
        seen.add(one)
        held = _inside.get(one)
        if held is None:
            # The graphs of many models share their tensors, and what one holds is the same for each.
            held = _inside[one] = (value, *_held_by(value, api))
        _, layer, reason, inner = held
        if layer:
            found.add(one)
        opened = opened or reason
        todo.extend(inner)
    return frozenset(found), opened


def _held_by(value: Value, api: Api) -> tuple[bool, str, tuple[Value, ...]]:
    """Of one object: whether it is a layer, why there may be more than can be seen, and what it is made of."""
    if isinstance(value, Assumed):
        return False, "", (value.value,)
    if isinstance(value, Unknown):
        return False, value.reason or "it is not known", ()
    if isinstance(value, Either):
        return False, "", value.options
    if isinstance(value, Sequence):
        return False, "some of its layers are not known" if value.open and not value.items else "", tuple(value.items)
    if isinstance(value, Mapping):
        return False, "", tuple(value.items.values())
    if isinstance(value, Method):
        return False, "", (value.receiver,)  # `base.output`
    if not isinstance(value, Instance):
        return False, "", ()
    layer = is_a(value, "keras.layers.Layer", api)[0] is Truth.YES
    inner: list[Value] = list(value.parts)
    if isinstance(value.cls, Class):
        inner.extend(v for v in value.attributes.values() if not isinstance(v, (Unknown, Const)))
    made, reason = value.made, ""
    if made is not None:
        if made.method == "__call__" and made.receiver is not None:
            inner.append(made.receiver)
        if made.callee in ("keras.models.load_model", "keras.models.model_from_json", "keras.models.clone_model"):
            reason = "its layers are read from a file"
        # Tensors lead back to the layers that made them; wrappers hold the layer they wrap.
        if layer or made.method == "__call__" or value.cls is None or value.cls == "keras.KerasTensor":
            inner.extend(made.args)
            inner.extend(made.kwargs.values())
        inner = [v for v in inner if not isinstance(v, (Const, Unknown)) or (layer and _unread_part(v, value))]
    return layer, reason, tuple(inner)


def _unread_part(inner: Value, layer: Instance) -> bool:
    return isinstance(inner, Unknown) and inner in layer.parts


_MASK_PASSING = frozenset(
    f"keras.layers.{name}"
    for name in (
        "Dense", "TimeDistributed", "Dropout", "SpatialDropout1D", "Activation", "BatchNormalization", "Masking",
        "ReLU",
        "LayerNormalization", "LeakyReLU", "ELU", "PReLU", "Softmax", "GaussianNoise", "GaussianDropout", "Embedding",
        "InputLayer", "Add", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "ActivityRegularization",
    )
)  # fmt: skip
ONE_TENSOR = frozenset(
    f"keras.layers.{name}{extent}"
    for names, extents in (
        (
            "Dense EinsumDense Embedding Flatten Reshape Permute RepeatVector BatchNormalization LayerNormalization "
            "GroupNormalization UnitNormalization Concatenate Add Subtract Multiply Average Maximum Minimum Dot "
            "Softmax ReLU LeakyReLU ELU PReLU Activation Dropout AlphaDropout GaussianNoise GaussianDropout "
            "DepthwiseConv2D",
            ("",),
        ),
        ("SeparableConv SpatialDropout", ("1D", "2D")),
        (
            "Conv MaxPooling AveragePooling GlobalMaxPooling GlobalAveragePooling UpSampling ZeroPadding Cropping",
            ("1D", "2D", "3D"),
        ),
    )
    for name in names.split()
    for extent in extents
)
"""Layers of the framework that give one tensor, however they are made, and never a list or a dict of some."""

_RECURRENT = frozenset(
    f"keras.layers.{name}" for name in ("LSTM", "GRU", "SimpleRNN", "RNN", "ConvLSTM2D", "CuDNNLSTM", "CuDNNGRU")
)


def passes_mask(layer: Value) -> bool | None:
    """Whether a layer hands the mask it is given on; None where its class is the project's own or not known."""
    if not isinstance(layer, Instance) or not isinstance(layer.cls, str):
        return None
    made = layer.made
    if layer.cls in _MASK_PASSING:
        return True
    if layer.cls == "keras.Sequential" and layer.parts:
        return _all_known([passes_mask(part) for part in layer.parts])
    if layer.cls == "keras.layers.Bidirectional" and made is not None:
        inner = made.args[0] if made.args else made.kwargs.get("layer")
        return passes_mask(inner) if inner is not None else None
    if layer.cls in _RECURRENT and made is not None:
        given = made.kwargs.get("return_sequences")
        if given is None:
            return None if made.open_kwargs else False
        return bool(given.value) if isinstance(given, Const) else None
    return False if layer.cls.startswith("keras.layers.") else None


def mask_reaches(layer: Value, model: Value, api: Api) -> bool | None:
    """Whether the mask that `layer` makes gets to the output of `model`, or to a tensor; None where that is not
    known."""
    if isinstance(model, Assumed):
        model = model.value
    if not isinstance(model, Instance):
        return None
    if model.made is not None and model.made.method == "__call__":
        return _back_to(layer, model, 0)
    if isinstance(model.cls, Class) and (model.cls.find("call") or model.cls.find("compute_mask")):
        return None
    for index, part in enumerate(model.parts):
        if part is layer or (part is not model and contains(part, layer, api)[0] is Truth.YES):
            inside = True if part is layer else mask_reaches(layer, part, api)
            return _all_known([inside, *(passes_mask(after) for after in model.parts[index + 1 :])])
    made = model.made
    if made is None:
        return None
    outputs = made.args[1] if len(made.args) > 1 else made.kwargs.get("outputs", made.kwargs.get("output"))
    if isinstance(model.cls, Class):
        outputs = model.attributes.get("outputs")
    return _back_to(layer, outputs, 0) if outputs is not None else None


def _all_known(answers: list[bool | None]) -> bool | None:
    if any(answer is False for answer in answers):
        return False
    return None if None in answers else True


def _back_to(layer: Value, value: Value, depth: int) -> bool | None:
    """Whether a tensor leads back to the call of `layer` through layers that hand a mask on."""
    if depth > 200:
        return None
    if isinstance(value, Sequence):
        answers = [_back_to(layer, item, depth + 1) for item in value.items]
        return True if True in answers else None if None in answers else False
    if isinstance(value, Unknown) or not isinstance(value, Instance) or value.made is None:
        return None if isinstance(value, (Unknown, Either)) else False
    made = value.made
    if made.method != "__call__":
        return False
    if made.receiver is layer:
        return True
    passing = passes_mask(made.receiver) if made.receiver is not None else None
    if passing is False:
        return False
    before = [_back_to(layer, arg, depth + 1) for arg in made.args[:1]]
    if not before or before[0] is False:
        return False
    return None if passing is None or before[0] is None else True


_led: dict[int, tuple[Value, bool | None]] = {}
"""The answers of `symbolic`, by identity as `_known`: the tensors of a model lead to each other in many ways."""

_MAX_DEPTH = 200


@dataclass(slots=True)
class _Leads:
    """What one question has asked of: it is forgotten where the way ended in a circle or was too long."""

    asked: list[int] = field(default_factory=list)
    open: set[int] = field(default_factory=set)
    cut: bool = False


def symbolic(value: Value) -> bool | None:
    """Whether a tensor leads back to a `keras.Input`; None where that is not known."""
    if len(_led) >= _MAX_INSIDE:
        _led.clear()
    leads = _Leads()
    found = _symbolic(value, leads, 0)
    for one in leads.asked if leads.cut else ():
        del _led[one]
    return found


_OUTPUTS = frozenset({"output", "outputs", "input", "inputs"})
_OF_TENSORS = ("keras.ops.", "keras.layers.", "keras.backend.", "keras.activations.", "keras.applications.", "tf.")


def _symbolic(value: Value, leads: _Leads, depth: int) -> bool | None:
    if isinstance(value, Assumed):
        value = value.value
    held = _led.get(id(value))
    if held is None:
        if depth > _MAX_DEPTH:
            leads.cut = True
            return None
        _led[id(value)] = value, None
        leads.asked.append(id(value))
        leads.open.add(id(value))
        held = _led[id(value)] = value, _led_back(value, leads, depth + 1)
        leads.open.discard(id(value))
    elif id(value) in leads.open:
        leads.cut = True
    return held[1]


def _led_back(value: Value, leads: _Leads, depth: int) -> bool | None:
    if isinstance(value, Method):
        return True if value.name in _OUTPUTS and _of_keras(value.receiver) else None
    if isinstance(value, Sequence) and value.items:
        return _any(value.items, leads, depth)
    if isinstance(value, Either):
        answers = {_symbolic(option, leads, depth) for option in value.options}
        return answers.pop() if len(answers) == 1 else None
    if not isinstance(value, Instance) or value.made is None:
        return None if isinstance(value, Unknown) else False
    made = value.made
    callee = made.callee or ""
    if callee == "keras.Input":
        return True
    if made.method == "__call__" or callee.startswith("operator."):
        if made.args:
            first = _symbolic(made.args[0], leads, depth)
            return True if _any(list(made.args[1:]), leads, depth) else first
    elif callee.startswith(_OF_TENSORS) and made.last.islower() and made.last != "shape":
        # A function of tensors, and no class. What is not known counts as numbers: most functions have those.
        return bool(_any([*made.args, *made.kwargs.values()], leads, depth))
    if made.callee is not None or made.method == "add_weight" or tensor_kind(value) == "array":
        return False
    return None


def _any(values: list[Value], leads: _Leads, depth: int) -> bool | None:
    """Whether one of several values is symbolic."""
    unclear = False
    for value in values:
        found = _symbolic(value, leads, depth)
        if found:
            return True
        unclear = unclear or found is None
    return None if unclear else False


def _of_keras(value: Value) -> bool:
    """Whether a value is a layer or model of Keras, or one that was taken out of a model."""
    if not isinstance(value, Instance):
        return False
    if isinstance(value.cls, str):
        return value.cls.startswith("keras.")
    made = value.made
    if made is None or value.cls is not None:
        return False
    if made.method == "get_layer":
        return True
    owner = made.args[0] if made.callee == "operator.getitem" and made.args else None
    return isinstance(owner, Method) and owner.name == "layers"


ARRAYS = frozenset({"keras.utils.normalize", "keras.utils.to_categorical", "keras.utils.img_to_array",
                     "keras.utils.pad_sequences", "keras.preprocessing.sequence.pad_sequences"})  # fmt: skip
"""What gives arrays of numpy's."""


def tensor_kind(value: Value) -> str | None:
    """`tensor` for what a framework made, `array` for numpy's and plain lists; None where that is not known."""
    for _ in range(200):
        if isinstance(value, Assumed):
            value = value.value
        if isinstance(value, (Const, Sequence)):
            return "array"
        if isinstance(value, Method):  # a column of a table; of a tensor's attributes none is known
            return "array" if tensor_kind(value.receiver) == "array" else None
        if not isinstance(value, Instance) or value.made is None:
            return None
        made = value.made
        if made.method == "numpy" or made.method == "predict":
            return "array"
        if made.method is not None:
            if made.method == "__call__":
                return "tensor"
            if made.receiver is None:
                return None
            value = made.receiver
            continue
        callee = made.callee or ""
        root = callee.partition(".")[0]
        if root in ("tf", "keras"):
            return "array" if callee in ARRAYS or callee.startswith("keras.datasets") else "tensor"
        if root in ("numpy", "pandas", "sklearn", "scipy"):
            return "array"
        if root == "operator" and made.args:
            kinds = [tensor_kind(arg) for arg in made.args[:2]]
            if "tensor" in kinds:
                return "tensor"
            value = made.args[0]
            continue
        return None
    return None
