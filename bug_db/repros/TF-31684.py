"""TimeDistributed loses a mask that is made within it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("open", "fixed")  # the size of the batch


def there(x):
    """The steps that are not all zeros."""
    return tf.reduce_any(tf.not_equal(x, 0.0), axis=-1)


def repro(seed, variant, given=False):
    layers = tf.keras.layers
    half = tf.keras.initializers.Constant(0.5)
    reader = layers.SimpleRNN(1, activation="linear", kernel_initializer="ones", recurrent_initializer=half)
    start = tf.keras.Input(batch_shape=(1 if variant == "fixed" else None, 2, 3, 1))
    try:
        if given:
            end = layers.TimeDistributed(reader)(start, mask=layers.Lambda(there, output_shape=(2, 3))(start))
        else:
            end = layers.TimeDistributed(reader)(layers.TimeDistributed(layers.Masking())(start))
        model = tf.keras.Model(start, end)
        rows = np.array([[[[1.0], [2], [0]], [[3], [0], [0]]]], "float32")
        got = model.predict(rows, verbose=0)[0, :, 0]
    except (ValueError, TypeError, NotImplementedError) as error:
        return "loud", str(error).split("\n")[0][:90]
    detail = "%s for 1, 2 and 3, each followed by padding, must be [2.5, 3.0]" % got.tolist()
    return ("absent" if np.allclose(got, [2.5, 3.0]) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, given=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
