"""LossScaleOptimizer takes clipnorm, weight_decay and the like, and does nothing with them."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("clipping", "weight-decay", "accumulation")

SETTINGS = {
    "clipping": {"clipvalue": 0.25},
    "weight-decay": {"weight_decay": 0.5},
    "accumulation": {"gradient_accumulation_steps": 4},
}


def step(optimizer, variable, scale):
    optimizer.build([variable])
    optimizer.apply([tf.constant([1.0]) * scale], [variable])
    return float(np.asarray(variable)[0])


def repro(seed, variant, within=False):
    keras = tf.keras
    kind = getattr(keras.optimizers, "LossScaleOptimizer", None)
    if kind is None or not hasattr(keras, "Variable"):
        return "inapplicable", "there is no keras.optimizers.LossScaleOptimizer"
    settings = SETTINGS[variant]
    try:
        right = step(keras.optimizers.SGD(1.0, **settings), keras.Variable([4.0]), 1.0)
    except (TypeError, ValueError):
        return "inapplicable", "optimizers do not take %s" % sorted(settings)
    try:
        if within:
            optimizer = kind(keras.optimizers.SGD(1.0, **settings), initial_scale=8.0)
        else:
            optimizer = kind(keras.optimizers.SGD(1.0), initial_scale=8.0, **settings)
    except (TypeError, ValueError) as error:
        return "loud", type(error).__name__
    got = step(optimizer, keras.Variable([4.0]), 8.0)
    detail = "%s: 4 becomes %.3f with the loss scale, %.3f without" % (", ".join(sorted(settings)), got, right)
    return ("absent" if abs(got - right) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, within=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
