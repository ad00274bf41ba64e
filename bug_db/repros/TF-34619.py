"""Training on generators with validation prints a second "Epoch 1/2" in every epoch."""

import contextlib
import io
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("fit_generator", "fit")


def batches():
    while True:
        yield np.ones((4, 2), dtype="float32"), np.ones((4, 1), dtype="float32")


def repro(seed, variant, by_callback=False):
    np.random.seed(seed)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
    model.compile(optimizer="sgd", loss="mse")
    train = getattr(model, variant, None)
    if train is None:
        return "inapplicable", "there is no %s()" % variant
    printed = io.StringIO()
    how = dict(steps_per_epoch=2, epochs=2, validation_data=batches(), validation_steps=1, verbose=2)
    if by_callback:
        how["verbose"] = 0
        how["callbacks"] = [
            tf.keras.callbacks.LambdaCallback(
                on_epoch_begin=lambda epoch, logs: print("Epoch %d/2" % (epoch + 1)),
                on_epoch_end=lambda epoch, logs: print(logs),
            )
        ]
    try:
        with contextlib.redirect_stdout(printed):
            train(batches(), **how)
    except AttributeError as error:
        return "inapplicable", "fit() does not take generators: %s" % error
    titles = [line.strip() for line in printed.getvalue().splitlines() if line.startswith("Epoch ")]
    detail = "two epochs are announced as %s" % ", ".join(titles)
    return ("absent" if titles == ["Epoch 1/2", "Epoch 2/2"] else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, by_callback=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
