"""A reduction over two negative axes in a functional model says another shape than it gives."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

FUNCTIONS = ("sum", "mean", "max", "min", "prod", "std", "var", "any", "all", "median", "logsumexp")


def repro(seed, axis=(-3, -2)):
    ops = getattr(tf.keras, "ops", None)
    if ops is None:
        return "inapplicable", "there is no keras.ops"
    wrong = []
    for name in FUNCTIONS:
        kind = "bool" if name in ("any", "all") else "float32"
        said = tuple(getattr(ops, name)(tf.keras.Input((4, 5, 3), dtype=kind), axis=axis).shape)
        given = tuple(np.asarray(getattr(ops, name)(np.ones((2, 4, 5, 3), kind), axis=axis)).shape)
        if said != (None,) + given[1:]:
            wrong.append("%s %s" % (name, said))
    if not wrong:
        return "absent", "all %d functions say the shape that they give, (batch, 3)" % len(FUNCTIONS)
    return "reproduced", "the numbers have (batch, 3), the functional model says: %s" % ", ".join(wrong)


def workaround(seed):
    return repro(seed, axis=(1, 2))


if __name__ == "__main__":
    print(": ".join(repro(0)))
