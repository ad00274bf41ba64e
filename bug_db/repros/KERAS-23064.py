"""On PyTorch the gradient of divide_no_nan is not a number where the divisor is zero."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, guarded=False):
    import torch

    ops = tf.keras.ops
    if not hasattr(ops, "divide_no_nan"):
        return "inapplicable", "there is no keras.ops.divide_no_nan"
    hits, total = (torch.tensor(value, requires_grad=True) for value in ([1.0, 1.0], [2.0, 0.0]))
    divided = ops.divide_no_nan(hits, total)
    if guarded:
        divided = ops.where(total == 0, 0.0, hits / ops.where(total == 0, 1.0, total))
    divided.sum().backward()
    got = [hits.grad.tolist(), total.grad.tolist()]
    detail = "the gradients of 1/2 + 1/0 are %s, and should be 0.5, 0 and -0.25, 0" % got
    return ("absent" if np.allclose(got, [[0.5, 0], [-0.25, 0]]) else "reproduced"), detail


def workaround(seed):
    return repro(seed, guarded=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
