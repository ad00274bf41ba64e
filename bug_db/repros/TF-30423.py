"""A recurrent layer fills masked time steps with zeros, though zero_output_for_mask=False asks for the last output."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()

CHANCE = False
VARIANTS = ("gru", "lstm")


def repro(seed, variant):
    kind = tf.keras.layers.GRU if variant == "gru" else tf.keras.layers.LSTM
    try:
        layer = kind(3, return_sequences=True, zero_output_for_mask=False, kernel_initializer="ones")
    except (TypeError, ValueError) as error:
        return "inapplicable", "zero_output_for_mask is not taken: %s" % str(error).split("\n")[0][:60]
    source = tf.keras.Input((4, 1))
    model = tf.keras.Model(source, layer(tf.keras.layers.Masking(0.0)(source)))
    inputs = np.ones((2, 4, 1), dtype="float32")
    inputs[1, 2:] = 0.0
    found = np.array(model(tf.constant(inputs)))
    last, masked = found[1, 1], found[1, 3]
    detail = "last output %s, at a masked step %s" % (np.round(last, 3).tolist(), np.round(masked, 3).tolist())
    if np.allclose(masked, last, atol=1e-6):
        return "absent", detail
    return ("reproduced" if np.allclose(masked, 0.0) else "absent"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
