"""A shuffled dataset comes in the same order in every epoch of fit."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

SIZE, EPOCHS = 40, 3


def train(dataset, seen, **how):
    """The order of every epoch, noted as the model computes."""

    def note(inputs):
        seen.append(int(inputs.ravel()[0]))
        return inputs.astype("float32")

    layers = tf.keras.layers
    noting = layers.Lambda(lambda inputs: tf.reshape(tf.compat.v1.py_func(note, [inputs], tf.float32), (-1, 1)))
    model = tf.keras.Sequential([noting, layers.Dense(1)])
    model.compile(tf.keras.optimizers.SGD(0.0), "mse")
    model.fit(dataset, epochs=EPOCHS, verbose=0, **how)


def repro(seed, repeat=False):
    if tf.__version__.startswith("1."):
        tf.compat.v1.enable_eager_execution()
    numbers = np.arange(SIZE, dtype="float32").reshape(-1, 1)
    dataset = tf.data.Dataset.from_tensor_slices((numbers, numbers)).shuffle(SIZE)
    dataset, how = (dataset.repeat(EPOCHS), {"steps_per_epoch": SIZE}) if repeat else (dataset, {})
    seen = []
    try:
        train(dataset.batch(1), seen, **how)
    except ValueError as error:
        if "specify the `steps_per_epoch`" not in str(error):
            raise
        return "loud", "raises ValueError: fit wants steps_per_epoch"
    seen = seen[-SIZE * EPOCHS :]
    epochs = [seen[start : start + SIZE] for start in range(0, len(seen), SIZE)]
    if len(epochs) != EPOCHS or any(sorted(epoch) != list(range(SIZE)) for epoch in epochs):
        raise RuntimeError("the epochs are not whole: %s" % epochs)
    orders = len(set(map(tuple, epochs)))
    detail = "%d epochs in %d orders, which begin with %s" % (EPOCHS, orders, [epoch[:3] for epoch in epochs])
    return ("absent" if orders == EPOCHS else "reproduced"), detail


def workaround(seed):
    return repro(seed, repeat=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
