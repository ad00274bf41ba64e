"""On PyTorch all, any and prod over two axes leave one of the two and take another."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
BACKEND = "torch"


def repro(seed):
    if not hasattr(tf.keras, "ops"):
        return "inapplicable", "there is no tf.keras.ops"
    numbers = np.random.RandomState(seed).uniform(1.0, 2.0, size=(2, 3, 4)).astype("float32")
    flags = np.zeros((2, 3, 4), dtype=bool)
    flags[0, 0, 0] = flags[1, 2, 3] = True
    wrong, raised, right = [], [], []
    for name, values in (("prod", numbers), ("any", flags), ("all", ~flags)):
        try:
            found = tf.keras.ops.convert_to_numpy(getattr(tf.keras.ops, name)(values, axis=(0, 1)))
        except Exception as error:
            raised.append("%s: %s" % (name, type(error).__name__))
            continue
        wanted = getattr(np, name)(values, axis=(0, 1))
        same = found.shape == wanted.shape and np.allclose(found, wanted)
        (right if same else wrong).append("%s %s, not %s" % (name, found.shape, wanted.shape))
    if wrong:
        return "reproduced", "; ".join(wrong)
    return ("loud", "; ".join(raised)) if raised else ("absent", "all three are right")


if __name__ == "__main__":
    print(": ".join(repro(0)))
