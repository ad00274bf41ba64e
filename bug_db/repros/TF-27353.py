"""steps_per_epoch and steps are ignored where the data is a keras.utils.Sequence: all of it is used."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("fit_generator", "evaluate_generator", "predict_generator", "fit")
BATCHES, ASKED = 6, 2


class Batches(tf.keras.utils.Sequence):
    """Six batches of one sample."""

    def __len__(self):
        return BATCHES

    def __getitem__(self, index):
        return np.zeros((1, 1), dtype="float32"), np.full((1, 1), float(index), dtype="float32")


class Count(tf.keras.callbacks.Callback):
    """How many batches were trained on."""

    seen = 0

    def on_batch_end(self, batch, logs=None):
        self.seen += 1

    on_train_batch_end = on_batch_end


def plain(sequence):
    """The batches of a Sequence one by one, without end."""
    while True:
        for number in range(len(sequence)):
            yield sequence[number]


def used(model, method, data):
    """How many batches a method takes when it is asked for two."""
    if method.startswith("fit"):
        count = Count()
        kept = {} if method == "fit_generator" else {"shuffle": False}
        getattr(model, method)(data, steps_per_epoch=ASKED, epochs=1, verbose=0, callbacks=[count], **kept)
        # Some releases call both names of the same event.
        return count.seen // (2 if count.seen in (2 * ASKED, 2 * BATCHES) else 1)
    if method == "predict_generator":
        return len(model.predict_generator(data, steps=ASKED))
    # The model always says 0, so the mean squared error tells which targets were seen: 0, 1 or 0 to 5.
    loss = float(model.evaluate_generator(data, steps=ASKED))
    return {0.5: ASKED, round(55 / 6.0, 3): BATCHES}.get(round(loss, 3), loss)


def repro(seed, variant, data=Batches()):
    layer = tf.keras.layers.Dense(1, kernel_initializer="zeros", input_shape=(1,))
    model = tf.keras.Sequential([layer])
    if not hasattr(model, variant):
        return "inapplicable", "a model has no %s" % variant
    model.compile("sgd", "mse")
    taken = used(model, variant, data)
    detail = "%s batches of %d, asked for %d" % (taken, BATCHES, ASKED)
    return {ASKED: "absent", BATCHES: "reproduced"}[taken], detail


def workaround(seed, variant):
    return repro(seed, variant, plain(Batches()))


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
