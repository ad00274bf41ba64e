"""reset_states of a metric does nothing in a tf.function: it runs when the function is traced, and never again."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, outside=False):
    if tf.__version__.startswith("1."):
        tf.compat.v1.enable_eager_execution()
    if not hasattr(tf, "function"):
        return "inapplicable", "there is no tf.function"
    metric = tf.keras.metrics.Mean()
    reset = getattr(metric, "reset_states", None) or metric.reset_state

    @tf.function
    def traced():
        if not outside:
            reset()
        metric.update_state(3.0)
        return metric.result()

    def epoch():
        if outside:
            reset()
        return traced()

    metric.update_state(1.0)
    means = [float(epoch()), float(epoch())]
    # Each epoch starts from nothing and sees a single 3.
    after = float(metric.result())
    metric.update_state(9.0)
    means.append(float(epoch()))
    wrong = any(abs(mean - 3.0) > 1e-6 for mean in means + [after])
    return ("reproduced" if wrong else "absent"), "means %s after each reset, right is 3 each time" % means


def workaround(seed):
    return repro(seed, outside=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
