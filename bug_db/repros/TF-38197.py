"""Training on a GPU is not the same twice, though every seed is set and TF_DETERMINISTIC_OPS asks for it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_DETERMINISTIC_OPS"] = "1"

import numpy as np
import tensorflow as tf

CHANCE = False
STEPS = 50


def trained():
    """The weights of a small convolutional model after some steps under MirroredStrategy."""
    tf.keras.backend.clear_session()
    np.random.seed(0)
    tf.random.set_seed(0)
    layers, strategy = tf.keras.layers, tf.distribute.MirroredStrategy()
    images = np.random.rand(64 * STEPS, 28, 28, 1).astype("float32")
    labels = np.random.randint(0, 10, len(images))
    with strategy.scope():
        model = tf.keras.Sequential(
            [
                layers.Conv2D(32, 3, activation="relu", input_shape=(28, 28, 1)),
                layers.MaxPooling2D(),
                layers.Conv2D(64, 3, activation="relu"),
                layers.MaxPooling2D(),
                layers.Flatten(),
                layers.Dense(10),
            ]
        )
        model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(images, labels, batch_size=64, epochs=1, shuffle=False, verbose=0)
    return np.concatenate([np.ravel(weight) for weight in model.get_weights()])


def repro(seed):
    if tf.__version__.startswith("1."):
        return "inapplicable", "the program is for TensorFlow 2"
    if not tf.config.experimental.list_physical_devices("GPU"):
        return "inapplicable", "there is no GPU"
    off = float(np.abs(trained() - trained()).max())
    return ("reproduced" if off > 0 else "absent"), "the weights of two equal trainings differ by %g, right is 0" % off


if __name__ == "__main__":
    print(": ".join(repro(0)))
