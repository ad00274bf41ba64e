"""evaluate() and predict() print thirty equals signs for every sample, where fit() draws thirty in all."""

import contextlib
import io
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("evaluate", "predict")
BAR = 30  # how wide the bar is drawn


def signs(work, quiet=False):
    """How many pieces of a bar the last line that shows one has."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        work()
    bars = [line for line in printed.getvalue().replace("\r", "\n").splitlines() if "=" in line or "\u2501" in line]
    if not bars:
        if quiet:
            return 0
        raise AssertionError("there is no progress bar: %r" % printed.getvalue()[:200])
    return bars[-1].count("=") + bars[-1].count("\u2501")


def repro(seed, variant, verbose=1):
    np.random.seed(seed)
    inputs = np.random.uniform(size=(80, 4)).astype("float32")
    labels = np.arange(80) % 3
    model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax", input_shape=(4,))])
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    trained = signs(lambda: model.fit(inputs, labels, verbose=1))
    if variant == "evaluate":
        drawn = signs(lambda: model.evaluate(inputs, labels, verbose=verbose), not verbose)
    else:
        drawn = signs(lambda: model.predict(inputs, verbose=verbose), not verbose)
    detail = "%s() draws %d pieces of a bar for %d samples, fit() %d" % (variant, drawn, len(inputs), trained)
    return ("reproduced" if drawn > 4 * max(BAR, trained) else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, verbose=0)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
