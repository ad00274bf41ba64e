"""map_fn over a ragged tensor gives what lay in memory, where the function gives one axis more."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, told=False):
    if not tf.executing_eagerly() or not hasattr(tf, "ragged"):
        return "inapplicable", "no eager execution, or no ragged tensors"
    rows = tf.ragged.constant([[1, 2, 3], [4], [5, 6]])
    signature = {"fn_output_signature": tf.RaggedTensorSpec([1, None], tf.int32, 1)} if told else {}

    def wrapped(row):
        made = tf.expand_dims(row, 0)
        return tf.RaggedTensor.from_tensor(made) if told else made

    try:
        found = tf.map_fn(wrapped, rows, **signature).to_list()
    except (AttributeError, TypeError, ValueError, tf.errors.OpError) as error:
        return "loud", str(error)[:90]
    right = [[[1, 2, 3]], [[4]], [[5, 6]]]
    return ("absent" if found == right else "reproduced"), "%s, must be %s" % (found, right)


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
