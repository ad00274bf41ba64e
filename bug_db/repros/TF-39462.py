"""ReduceLROnPlateau keeps "reducing" a learning rate that has reached min_lr, message and cooldown included.

The rate is held as float32; where that is a little above min_lr, the rate never counts as having reached it.
"""

import contextlib
import io
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf


def repro(seed, min_lr=0.001):
    np.random.seed(seed)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,))])
    model.compile(optimizer=tf.keras.optimizers.SGD(0.01), loss="mse")
    # Nothing to learn, so the loss stands still from the start.
    zeros = np.zeros((4, 1), dtype="float32")
    model.set_weights([np.ones((1, 1), dtype="float32"), np.zeros(1, dtype="float32")])
    callback = tf.keras.callbacks.ReduceLROnPlateau(
        monitor="loss", factor=0.1, patience=1, min_delta=0.01, min_lr=min_lr, verbose=1
    )
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        model.fit(zeros, zeros, epochs=10, verbose=0, callbacks=[callback])
    count = said.getvalue().lower().count("reducing learning rate") + said.getvalue().lower().count("reducing lr")
    detail = "reduced %d times; once is enough to go from 0.01 to min_lr=0.001" % count
    if count == 0:
        raise AssertionError("the callback said nothing: %r" % said.getvalue()[:80])
    return ("reproduced" if count > 1 else "absent"), detail


def workaround(seed):
    return repro(seed, float(np.float32(0.001)))


if __name__ == "__main__":
    print(": ".join(repro(0)))
