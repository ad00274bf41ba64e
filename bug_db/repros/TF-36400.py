"""What a callback is told at the end of a batch: the loss is of that batch alone, a metric is the mean so far."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("fit", "dataset")


def repro(seed, variant, reset=False):
    layer = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    # The loss and the metric are the same thing: what is told of them has to be, too.
    model.compile(tf.keras.optimizers.SGD(0.0), "mae", metrics=["mae"])
    told = []

    class Watch(tf.keras.callbacks.Callback):
        """Keeps the loss and the metric of each batch."""

        def on_train_batch_end(self, batch, logs=None):
            name = [one for one in logs if one not in ("loss", "batch", "size")][0]
            told.append((float(logs["loss"]), float(logs[name])))
            if reset:
                model.reset_metrics()

        on_batch_end = on_train_batch_end

    # The first batch is wrong by 1, the second by 3.
    inputs = np.ones((4, 1), dtype="float32")
    targets = np.array([[2.0], [2.0], [4.0], [4.0]], dtype="float32")
    if variant == "fit":
        model.fit(inputs, targets, batch_size=2, epochs=1, shuffle=False, callbacks=[Watch()], verbose=0)
    else:
        data = tf.data.Dataset.from_tensor_slices((inputs, targets)).batch(2)
        model.fit(data, steps_per_epoch=2, epochs=1, callbacks=[Watch()], verbose=0)
    loss, metric = told[-1]
    detail = "at the end of the second batch: loss %.1f, the same as a metric %.1f" % (loss, metric)
    return ("reproduced" if abs(loss - metric) > 0.1 else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, reset=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
