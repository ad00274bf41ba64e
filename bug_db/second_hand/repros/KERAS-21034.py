"""ops.left_shift and ops.right_shift by a Python int make a wider type of a small one."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    ops = getattr(tf.keras, "ops", None)
    if not hasattr(ops, "left_shift"):
        return "inapplicable", "there is no tf.keras.ops.left_shift"
    numbers = np.random.RandomState(seed)
    wrong = []
    for dtype in ("uint8", "int8", "int16"):
        values = numbers.randint(64, 127, size=4).astype(dtype)
        for name in ("left_shift", "right_shift"):
            found = np.array(getattr(ops, name)(ops.convert_to_tensor(values), 2))
            wanted = getattr(np, name)(values, np.array(2, dtype))
            if found.dtype != wanted.dtype or not np.array_equal(found, wanted):
                wrong.append("%s of %s is %s, %s for %s" % (name, dtype, found.dtype, found[0], wanted[0]))
    return ("reproduced" if wrong else "absent"), "; ".join(wrong) or "every type stays"


if __name__ == "__main__":
    print(": ".join(repro(0)))
