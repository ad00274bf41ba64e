"""K.in_train_phase in a functional model is decided when the model is made."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, in_a_layer=False):
    backend = tf.keras.backend
    if not hasattr(backend, "in_train_phase"):
        return "inapplicable", "there is no in_train_phase"

    class Phase(tf.keras.layers.Layer):
        def call(self, rows, training=None):
            return backend.in_train_phase(rows * 0, rows * 0 + 10, training=training)

    rows = tf.keras.Input((1,))
    out = Phase()(rows) if in_a_layer else backend.in_train_phase(rows * 0, rows * 0 + 10)
    try:
        model = tf.keras.Model(rows, out)
    except (ValueError, AttributeError) as error:
        return "loud", str(error).split("\n")[0][:90]
    model.compile(optimizer="sgd", loss="mse")
    loss = model.train_on_batch(np.ones((4, 1)), np.full((4, 1), 11.0))
    detail = "training loss %.0f, that of the branch for training is 121" % loss
    return ("absent" if abs(loss - 121) < 1 else "reproduced"), detail


def workaround(seed):
    return repro(seed, in_a_layer=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
