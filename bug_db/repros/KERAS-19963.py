"""segment_sum and segment_max of sorted data make fewer rows than num_segments says."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("sum", "max")


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, variant, unsorted=False):
    function = ops("segment_" + variant)
    if function is None:
        return "inapplicable", "there is no keras.ops.segment_%s" % variant
    data, ids = np.array([1.0, 2, 3, 4], "float32"), np.array([0, 0, 1, 1])
    options = {} if unsorted else {"sorted": True}
    try:
        rows = len(np.asarray(function(data, ids, num_segments=4, **options)))
    except Exception as error:
        return "loud", type(error).__name__
    return ("absent" if rows == 4 else "reproduced"), "%d rows for num_segments=4" % rows


def workaround(seed, variant):
    return repro(seed, variant, unsorted=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
