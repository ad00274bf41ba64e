"""A callback that evaluates the model on data of its own gets the result on fit's validation data."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_predict=False):
    ones = np.ones((4, 1), dtype="float32")
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    model.compile(tf.keras.optimizers.SGD(0.0), "mae")
    seen = []

    class Watch(tf.keras.callbacks.Callback):
        """Evaluates on targets that the model misses by 2."""

        def on_epoch_end(self, epoch, logs=None):
            if by_predict:
                seen.append(float(np.abs(model.predict(ones) - 3 * ones).mean()))
            else:
                seen.append(float(model.evaluate(ones, 3 * ones, verbose=0)))

    # The validation data are missed by 1.
    model.fit(ones, ones, epochs=2, validation_data=(ones, 2 * ones), callbacks=[Watch()], verbose=0)
    detail = "evaluated on its own data: %s; right is 2.0 each time" % ", ".join("%.1f" % one for one in seen)
    return ("absent" if np.allclose(seen, 2.0) else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_predict=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
