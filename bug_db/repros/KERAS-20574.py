"""MeanIoU stops counting at 2**24 pixels of a kind."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    if not hasattr(tf.keras.metrics, "MeanIoU"):
        return "inapplicable", "there is no MeanIoU"
    metric = tf.keras.metrics.MeanIoU(num_classes=2)
    matrix = [weight for weight in metric.variables if tuple(weight.shape) == (2, 2)]
    if not matrix:
        return "inapplicable", "MeanIoU has no matrix yet"
    kind = matrix[0].dtype if isinstance(matrix[0].dtype, str) else matrix[0].dtype.name
    before = np.array([[2**24, 0], [0, 0]], kind)
    if tf.executing_eagerly():
        matrix[0].assign(before)
    else:
        tf.keras.backend.set_value(matrix[0], before)
    for _ in range(5):
        done = metric.update_state(tf.constant([0]), tf.constant([0]))
        if not tf.executing_eagerly():
            tf.keras.backend.get_session().run(done)
    after = matrix[0].numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(matrix[0])
    counted = int(np.asarray(after)[0, 0]) - 2**24
    return ("absent" if counted == 5 else "reproduced"), "5 more pixels after 2**24 are counted as %d" % counted


def workaround(seed):
    """The same counted with whole numbers."""
    counted = np.zeros((2, 2), "int64")
    counted[0, 0] = 2**24
    for _ in range(5):
        matrix = tf.math.confusion_matrix([0], [0], num_classes=2, dtype=tf.int64)
        counted += np.asarray(tf.keras.backend.get_value(matrix))
    more = int(counted[0, 0]) - 2**24
    return ("absent" if more == 5 else "reproduced"), "5 more pixels after 2**24 are counted as %d" % more


if __name__ == "__main__":
    print(": ".join(repro(0)))
