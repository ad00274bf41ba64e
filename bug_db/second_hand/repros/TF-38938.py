"""The progress of fit() on batches whose number is known (a Sequence, or steps_per_epoch) is counted out of "Unknown"."""

import io
import os
import re
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = ("sequence", "sequence_fit_generator", "image_iterator", "generator_with_steps", "generator_fit_generator")
VARIANT_OF = {
    "sequence": "fit",
    "sequence_fit_generator": "fit_generator",
    "image_iterator": "fit",
    "generator_with_steps": "fit",
    "generator_fit_generator": "fit_generator",
}
CHANCE = False
BATCHES, SIZE = 6, 5


class Terminal(io.StringIO):
    """Keeps what is written; the progress bar takes it for a terminal."""

    def isatty(self):
        return True


def shown_by(action):
    """What the action writes to the standard output."""
    real, sys.stdout = sys.stdout, Terminal()
    try:
        action()
        return sys.stdout.getvalue()
    finally:
        sys.stdout = real


class Batches(tf.keras.utils.Sequence):
    """Slices of two arrays."""

    def __init__(self, inputs, targets):
        super(Batches, self).__init__()
        self.inputs, self.targets = inputs, targets

    def __len__(self):
        return BATCHES

    def __getitem__(self, index):
        chosen = slice(index * SIZE, (index + 1) * SIZE)
        return self.inputs[chosen], self.targets[chosen]


class Count(tf.keras.callbacks.Callback):
    """Counts the batches that were trained on."""

    batches = 0

    def on_batch_end(self, batch, logs=None):
        self.batches += 1


def endless(batches):
    """The batches, again and again."""
    while True:
        for index in range(BATCHES):
            yield batches[index]


def image_iterator(inputs, targets):
    """What ImageDataGenerator.flow() gives, without its transformations, which need SciPy."""

    class Images(tf.keras.preprocessing.image.Iterator):
        def _get_batches_of_transformed_samples(self, index_array):
            return inputs[index_array], targets[index_array]

    return Images(len(inputs), SIZE, False, 0)


def repro(seed, variant):
    numbers = np.random.RandomState(seed)
    inputs = numbers.uniform(size=(BATCHES * SIZE, 4, 4, 1)).astype("float32")
    targets = inputs.mean(axis=(1, 2))
    count, more = Count(), {}
    if variant == "image_iterator":
        if not hasattr(tf.keras.preprocessing.image, "Iterator"):
            return "inapplicable", "there is no image.Iterator"
        data = image_iterator(inputs, targets)
    elif variant.startswith("generator"):
        data, more = endless(Batches(inputs, targets)), {"steps_per_epoch": BATCHES}
    else:
        data = Batches(inputs, targets)
    layers = [tf.keras.layers.Flatten(input_shape=(4, 4, 1)), tf.keras.layers.Dense(1)]
    model = tf.keras.Sequential(layers)
    model.compile(optimizer="sgd", loss="mse")
    if variant.endswith("fit_generator") and not hasattr(model, "fit_generator"):
        return "inapplicable", "there is no fit_generator"
    train = model.fit_generator if variant.endswith("fit_generator") else model.fit
    text = shown_by(lambda: train(data, epochs=1, verbose=1, callbacks=[count], **more))
    unknown, counted = len(re.findall(r"\d+/Unknown", text)), "%d/%d" % (BATCHES, BATCHES)
    if not unknown and counted not in text:
        raise AssertionError("the progress says neither Unknown nor %s: %r" % (counted, text[-200:]))
    detail = "%d updates say Unknown; %d batches were to come and %d came" % (unknown, BATCHES, count.batches)
    return ("reproduced" if unknown or count.batches > BATCHES else "absent"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
