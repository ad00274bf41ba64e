"""A frozen layer comes back trainable when its model is saved as a SavedModel and loaded again."""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("sequential", "functional")


def frozen(variant):
    """A model whose only weights are those of an embedding that must not be trained."""
    layers = tf.keras.layers
    if variant == "sequential":
        return tf.keras.Sequential([layers.Embedding(10, 3, input_length=4, trainable=False)])
    source = tf.keras.Input((4,))
    return tf.keras.Model(source, layers.Embedding(10, 3, trainable=False)(source))


def count(weights):
    return sum(int(np.prod(weight.shape)) for weight in weights)


def repro(seed, variant, freeze_again=False):
    np.random.seed(seed)
    try:
        model = frozen(variant)
    except (ValueError, TypeError) as error:
        if "input_length" not in str(error):
            raise
        model = tf.keras.Sequential([tf.keras.layers.Embedding(10, 3, trainable=False)])
        model.build((None, 4))
    model.compile("sgd", "mse")
    model.predict(np.random.randint(10, size=(2, 4)), verbose=0)
    before = count(model.trainable_weights)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model")
        try:
            model.save(path)
        except ValueError as error:
            return "inapplicable", "there is no SavedModel to load again: %s" % str(error).split("\n")[0][:60]
        if not os.path.isdir(path):
            return "inapplicable", "a name without an ending is an HDF5 file here"
        loaded = tf.keras.models.load_model(path)
        if freeze_again:
            for layer in loaded.layers:
                layer.trainable = False
            loaded.compile("sgd", "mse")
        after = count(loaded.trainable_weights)
    return ("reproduced" if after != before else "absent"), "%d trainable numbers before, %d after" % (before, after)


def workaround(seed, variant):
    return repro(seed, variant, freeze_again=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
