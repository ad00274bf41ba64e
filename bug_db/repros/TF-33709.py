"""K.batch_dot of arrays with two batch axes multiplies every item of the second with every other one."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


def repro(seed, product=getattr(tf.keras.backend, "batch_dot", None)):
    random = np.random.RandomState(seed)
    one, other = random.rand(3, 2, 4, 5).astype("float32"), random.rand(3, 2, 5, 6).astype("float32")
    if product is None:
        return "inapplicable", "there is no keras.backend.batch_dot"
    # Under TensorFlow 1 it is the product that tf.matmul gives, as for arrays of three axes everywhere.
    found = np.array(product(tf.constant(one), tf.constant(other)))
    wanted = np.matmul(one, other)
    detail = "the shape is %s, %s is right" % (found.shape, wanted.shape)
    right = found.shape == wanted.shape and np.allclose(found, wanted, atol=1e-5)
    return ("absent" if right else "reproduced"), detail


def workaround(seed):
    return repro(seed, tf.matmul)


if __name__ == "__main__":
    print(": ".join(repro(0)))
