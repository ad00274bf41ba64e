"""A deep copy of a metric counts into the original."""

import copy
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, by_config=False):
    if not tf.executing_eagerly():
        try:
            tf.compat.v1.enable_eager_execution()
        except (AttributeError, ValueError):
            return "inapplicable", "nothing runs eagerly"
    metric = tf.keras.metrics.Mean()
    # Where copying raises, it is a loud bug, not this one: some TensorFlow 1 and 2 cannot pickle a metric at all.
    try:
        other = type(metric).from_config(metric.get_config()) if by_config else copy.deepcopy(metric)
    except (TypeError, NotImplementedError, ValueError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).splitlines()[0][:80])
    other.update_state([5.0])
    results = float(metric.result()), float(other.result())
    detail = "5 was told to the copy: the original's mean is %g, the copy's is %g" % results
    return ("absent" if results == (0.0, 5.0) else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_config=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
