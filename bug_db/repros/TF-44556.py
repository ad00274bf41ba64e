"""The second derivative of a product is NaN where one of the factors is zero, though the first is right."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


def multiplied(x):
    """The product as multiplications."""
    return x[0] * x[1] * x[2]


def repro(seed, product_of=tf.reduce_prod):
    rng = np.random.RandomState(seed)
    a, b = rng.uniform(1, 3, size=2).astype("float32")
    x = tf.Variable(np.array([0.0, a, b], dtype="float32"))
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            product = product_of(x)
        first = inner.gradient(product, x)
        total = tf.reduce_sum(first)
    second = outer.gradient(total, x).numpy()
    # The product is x*a*b; the sum of its first derivatives is a*b + x*b + x*a.
    right = np.array([a + b, b, a])
    if not np.allclose(first.numpy(), [a * b, 0, 0], rtol=1e-4):
        raise AssertionError("the first derivative is %s" % first.numpy())
    detail = "second derivative %s, right is %s" % (np.round(second, 3).tolist(), np.round(right, 3).tolist())
    return ("absent" if np.allclose(second, right, rtol=1e-4) else "reproduced"), detail


def workaround(seed):
    return repro(seed, multiplied)


if __name__ == "__main__":
    print(": ".join(repro(0)))
