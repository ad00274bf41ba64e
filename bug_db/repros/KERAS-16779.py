"""The new optimizers take a word that occurs twice in a batch for two updates."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def moved(kind, sparse):
    table = tf.Variable([[1.0], [1.0]])
    with tf.GradientTape() as tape:
        looked_up = tf.gather(table, [0, 0, 0])
        total = tf.reduce_sum(looked_up)
    gradient = tape.gradient(total, table)
    if not sparse:
        gradient = tf.convert_to_tensor(gradient)
    optimizer = kind(learning_rate=0.1)
    optimizer.apply_gradients([(gradient, table)])
    optimizer.apply_gradients([(gradient, table)])
    return float(table.numpy()[0, 0])


def repro(seed, classic=False):
    try:
        kind = tf.keras.optimizers.experimental.Adam
    except AttributeError:
        return "inapplicable", "there are no optimizers.experimental"
    if classic:
        kind = tf.keras.optimizers.Adam
    right, got = moved(kind, sparse=False), moved(kind, sparse=True)
    detail = "an embedding that is looked up three times goes from 1 to %.5f, right is %.5f" % (got, right)
    return ("absent" if abs(right - got) < 1e-5 else "reproduced"), detail


def workaround(seed):
    return repro(seed, classic=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
