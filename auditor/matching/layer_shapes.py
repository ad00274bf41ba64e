"""The shape of what a layer of the framework gives, by how it was made and the shape of what it is given."""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.usage.facts import Call
from auditor.usage.values import Const, Sequence, settled

Shape = tuple[int | None, ...]
"""The extent of each axis; None where it is not known."""

_KEEPING = frozenset(
    f"keras.layers.{name}"
    for name in (
        "Dropout", "Activation", "BatchNormalization", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax", "Masking",
        "LayerNormalization", "GroupNormalization", "UnitNormalization", "GaussianNoise", "GaussianDropout",
        "AlphaDropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "Rescaling",
    )
)  # fmt: skip
_WINDOWED = re.compile(r"keras\.layers\.(Conv|MaxPooling|AveragePooling)([123])D")
_GLOBAL = re.compile(r"keras\.layers\.Global(Max|Average)Pooling[123]D")

_UNSAID = object()


def keeps_shape(cls: object) -> bool:
    """Whether what a layer of this class gives has the shape of what it is given."""
    return cls in _KEEPING


def after(cls: str, made: Call, given: Shape | None) -> Shape | None:
    """The shape that a layer gives, or None where that is not known."""
    if keeps_shape(cls):
        return given
    windowed = _WINDOWED.fullmatch(cls)
    if windowed is not None:
        return _windowed(made, given, windowed[1] == "Conv", int(windowed[2]))
    if _GLOBAL.fullmatch(cls):
        plain = _option(made, None, "keepdims", False) is False and _channels_last(made)
        return (given[0], given[-1]) if given and plain else (None, None) if plain else None
    shape_after = _BY_CLASS.get(cls)
    return shape_after(made, given) if shape_after is not None else None


def _dense(made: Call, given: Shape | None) -> Shape | None:
    # Without more, what goes into a Dense layer is a batch of vectors.
    return (*given[:-1], _number(made, 0, "units")) if given else (None, _number(made, 0, "units"))


def _embedded(made: Call, given: Shape | None) -> Shape | None:
    return (*given, _number(made, 1, "output_dim")) if given is not None else None


def _reshaped(made: Call, given: Shape | None) -> Shape | None:
    target = _option(made, 0, "target_shape", None)
    if not isinstance(target, list):
        return None
    return (given[0] if given else None, *(n if isinstance(n, int) and n >= 0 else None for n in target))


def _attended(made: Call, given: Shape | None) -> Shape | None:
    return given if _option(made, None, "output_shape", None) is None else None


def _recurrent(made: Call, given: Shape | None) -> Shape | None:
    every = _option(made, None, "return_sequences", False)
    if not isinstance(every, bool) or _option(made, None, "return_state", False) is not False:
        return None
    units = _number(made, 0, "units")
    if every:
        return (given[0], given[1], units) if given is not None and len(given) == 3 else (None, None, units)
    return (given[0] if given else None, units)


_BY_CLASS: dict[str, Callable[[Call, Shape | None], Shape | None]] = {
    "keras.layers.Dense": _dense,
    "keras.layers.EinsumDense": _dense,
    "keras.layers.Flatten": lambda made, given: (given[0] if given else None, None),
    "keras.layers.Embedding": _embedded,
    "keras.layers.Reshape": _reshaped,
    "keras.layers.MultiHeadAttention": _attended,
    "keras.layers.LSTM": _recurrent,
    "keras.layers.GRU": _recurrent,
    "keras.layers.SimpleRNN": _recurrent,
}


def _windowed(made: Call, given: Shape | None, conv: bool, axes: int) -> Shape | None:
    """What a convolution or a pooling gives: its windows slide along each axis between the batch and the channels."""
    if not _channels_last(made):
        return None
    at = 1 if conv else 0
    extents = _each(_option(made, at, "kernel_size" if conv else "pool_size", None if conv else 2), axes)
    strides = _option(made, at + 1, "strides", 1 if conv else None)
    steps = extents if strides is None else _each(strides, axes)
    padding = _option(made, at + 2, "padding", "valid")
    dilated = _option(made, 5, "dilation_rate", 1) not in (1, [1] * axes) if conv else False
    before = given[1:-1] if given is not None and len(given) == axes + 2 else (None,) * axes
    inner = tuple(
        None if None in (n, k, s) or dilated else _slid(n, k, s, padding)
        for n, k, s in zip(before, extents, steps, strict=True)
    )
    channels = _number(made, 0, "filters") if conv else given[-1] if given else None
    return (given[0] if given else None, *inner, channels)


def _slid(extent: int | None, window: int | None, step: int | None, padding: object) -> int | None:
    """How often a window fits into an axis."""
    if extent is None or window is None or not step:
        return None
    if padding == "same":
        return -(-extent // step)
    return (extent - window) // step + 1 if padding == "valid" and extent >= window else None


def _channels_last(made: Call) -> bool:
    """Whether nothing says that the channels come before the pixels."""
    return _option(made, None, "data_format", None) in (None, "channels_last")


def _each(value: object, axes: int) -> tuple[int | None, ...]:
    """A number for each axis, or one for all."""
    if isinstance(value, list) and len(value) == axes:
        return tuple(n if isinstance(n, int) else None for n in value)
    return (value if isinstance(value, int) else None,) * axes


def _number(made: Call, index: int, name: str) -> int | None:
    value = _option(made, index, name, None)
    return value if isinstance(value, int) else None


def _option(made: Call, index: int | None, name: str, default: object) -> object:
    """What a layer was made with: a constant, or a list of those; `_UNSAID` where the code does not say it."""
    if name in made.kwargs:
        value = settled(made.kwargs[name])
    elif index is not None and index < len(made.args):
        value = settled(made.args[index])
    else:
        return _UNSAID if made.open_kwargs or (made.open_args and index is not None) else default
    if isinstance(value, Sequence) and not value.open:
        items = [settled(item) for item in value.items]
        return [item.value if isinstance(item, Const) else _UNSAID for item in items]
    return value.value if isinstance(value, Const) else _UNSAID
