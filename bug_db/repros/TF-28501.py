"""An Embedding that is given its weights does not hold them."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("embedding", "dense")


def repro(seed, variant, **shape):
    matrix = np.arange(12.0, dtype="float32").reshape(4, 3) / 12
    try:
        if variant == "embedding":
            layer = tf.keras.layers.Embedding(4, 3, weights=[matrix], trainable=False, **shape)
        else:
            layer = tf.keras.layers.Dense(3, use_bias=False, weights=[matrix], trainable=False, **shape)
    except (TypeError, ValueError) as error:
        return "inapplicable", "weights= is not taken: %s" % str(error).split("\n")[0][:80]
    model = tf.keras.Sequential([layer])
    model.compile("rmsprop", "mse")
    inputs = np.array([[2]]) if variant == "embedding" else np.eye(4, dtype="float32")[[2]]
    found = np.array(model.predict(inputs, verbose=0)).reshape(3)
    detail = "the row is %s, and %s was given" % (np.round(found, 3).tolist(), np.round(matrix[2], 3).tolist())
    return ("absent" if np.allclose(found, matrix[2], atol=1e-5) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, input_shape=(1 if variant == "embedding" else 4,))


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
