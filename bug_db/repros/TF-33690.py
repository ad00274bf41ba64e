"""RNNCellDropoutWrapper drops the memory of an LSTM too."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf


def value(tensor):
    """The numbers of a tensor, eager or of a graph."""
    return tensor.numpy() if tf.executing_eagerly() else tf.keras.backend.get_value(tensor)


def spared(state):
    """Drop the hidden state, and not the memory."""
    return [True, False] if isinstance(state, (list, tuple)) else True


def repro(seed, said=False):
    wrapper = getattr(tf.nn, "RNNCellDropoutWrapper", None)
    if wrapper is None:
        return "inapplicable", "there is no RNNCellDropoutWrapper"
    tf.random.set_seed(seed)
    options = {"dropout_state_filter_visitor": spared} if said else {}
    try:
        cell = wrapper(tf.keras.layers.LSTMCell(64), state_keep_prob=0.5, **options)
        state = [tf.ones((1, 64)), tf.ones((1, 64))]
        hidden, memory = [value(one) for one in cell(tf.ones((1, 4)), state)[1]]
    except (TypeError, ValueError, AttributeError) as error:
        return "loud", str(error).split("\n")[0][:90]
    count = int((memory == 0).sum())
    detail = "%d of 64 numbers of the memory are dropped, and %d of the hidden state" % (count, (hidden == 0).sum())
    return ("reproduced" if count > 10 else "absent"), detail


def workaround(seed):
    return repro(seed, said=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
