"""The gradient of average pooling is wrong where the window is larger than the picture."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("2d", "3d")
WIDTH, WINDOW = 5, 7


def repro(seed, variant, smaller=False):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    window = WIDTH if smaller else WINDOW
    pool, axes = (tf.nn.avg_pool2d, 1) if variant == "2d" else (tf.nn.avg_pool3d, 2)
    row = tf.ones([1] * (axes + 1) + [WIDTH, 1])
    with tf.GradientTape() as tape:
        tape.watch(row)
        total = tf.reduce_sum(pool(row, [1] * axes + [window], [1] * (axes + 1), "SAME"))
    got = tape.gradient(total, row).numpy().ravel()
    right = np.zeros(WIDTH)
    for middle in range(WIDTH):
        seen = [at for at in range(middle - window // 2, middle + window // 2 + 1) if 0 <= at < WIDTH]
        right[seen] += 1.0 / len(seen)
    same = np.allclose(got, right, atol=1e-5)
    return ("absent" if same else "reproduced"), "%s, must be %s" % (got.round(2).tolist(), right.round(2).tolist())


def workaround(seed, variant):
    return repro(seed, variant, smaller=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, *repro(0, name))
