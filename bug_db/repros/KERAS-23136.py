"""ops.isclose says that infinity is not close to itself."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def ops(name):
    """A function of keras.ops, or None where this Keras has none of that name."""
    return getattr(getattr(tf.keras, "ops", None), name, None)


def repro(seed, or_equal=False):
    isclose = ops("isclose")
    if isclose is None:
        return "inapplicable", "there is no keras.ops.isclose"
    left, right = (
        np.array([np.inf, -np.inf, np.inf, 1.0], "float32"),
        np.array([np.inf, -np.inf, -np.inf, 1.0], "float32"),
    )
    got = isclose(left, right)
    if or_equal:
        finite = ops("logical_and")(ops("isfinite")(left), ops("isfinite")(right))
        got = ops("logical_or")(ops("equal")(left, right), ops("logical_and")(got, finite))
    got, wanted = np.asarray(got).tolist(), np.isclose(left, right).tolist()
    return (
        "absent" if got == wanted else "reproduced"
    ), "%s for two equal infinities, two unequal, two ones; right is %s" % (got, wanted)


def workaround(seed):
    return repro(seed, or_equal=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
