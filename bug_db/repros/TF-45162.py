"""A dataset that is mapped with one of many functions, drawn for each sample, takes ages before each epoch."""

import os
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
FEW, MANY = 6, 24


class Drawn(object):
    """Applies one of its actions, drawn by chance, as a graph can: by a condition for each."""

    def __init__(self, number):
        self.actions = [lambda image, by=by: image * 0.5 + float(by) for by in range(number)]

    def __call__(self, image, label):
        drawn = tf.random.uniform((), 0, len(self.actions), tf.int32)
        for number, action in enumerate(self.actions):
            image = tf.cond(tf.equal(drawn, number), lambda a=action, i=image: a(i), lambda i=image: i)
        return image, label


def seconds(number):
    """How long an epoch of four samples takes, with so many actions, once everything is built and traced."""
    images, labels = np.ones((4, 8, 8, 3), dtype="float32"), np.zeros((4, 1), dtype="float32")
    dataset = tf.data.Dataset.from_tensor_slices((images, labels)).map(Drawn(number), num_parallel_calls=2).batch(2)
    model = tf.keras.Sequential([tf.keras.layers.Flatten(input_shape=(8, 8, 3)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(dataset, epochs=1, verbose=0)
    start = time.time()
    model.fit(dataset, epochs=1, verbose=0)
    return time.time() - start


def repro(seed):
    try:
        few, many = seconds(FEW), seconds(MANY)
    except ValueError as error:
        if "specify the `steps_per_epoch`" not in str(error):
            raise
        return "inapplicable", "fit takes no dataset without steps_per_epoch"
    # Four times the actions are four times the work at most, and most of an epoch is neither.
    detail = "with %d actions an epoch takes %.1f times as long as with %d" % (MANY, many / few, FEW)
    return ("reproduced" if many > 20 * few else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
