"""The output of a model is another operation with eager execution than without: an Identity behind the last layer's."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


def output():
    """The operation that a Sequential model ends in."""
    last = tf.keras.layers.Dense(2, activation="sigmoid", input_shape=(3,), name="last")
    return tf.keras.Sequential([last]).outputs[0].op


def repro(seed, in_graph=False):
    with tf.Graph().as_default():
        try:
            wanted = output()
        except (AttributeError, TypeError):
            return "inapplicable", "the output of a model is no tensor of a graph"
    try:
        if in_graph:
            with tf.Graph().as_default():
                eager = output()
        else:
            eager = output()
    except (AttributeError, TypeError):
        return "inapplicable", "the output of a model is no tensor of a graph with eager execution"
    how = "in a graph of its own" if in_graph else "with eager execution"
    detail = "%s (%s) %s, %s (%s) without" % (eager.name, eager.type, how, wanted.name, wanted.type)
    return ("reproduced" if eager.type != wanted.type else "absent"), detail


def workaround(seed):
    return repro(seed, in_graph=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
