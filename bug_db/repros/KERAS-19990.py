"""Gradient accumulation decays, clips and counts its updates at every small batch."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("weight-decay", "clipping", "adam")


def made(name, **options):
    try:
        return getattr(tf.keras.optimizers, name)(1.0, **options)
    except (TypeError, ValueError):
        return None


def repro(seed, variant, by_hand=False):
    options = {"weight-decay": {"weight_decay": 0.1}, "clipping": {"clipvalue": 1.0}, "adam": {}}[variant]
    if not by_hand:
        options["gradient_accumulation_steps"] = 4
    optimizer = made("Adam" if variant == "adam" else "SGD", **options)
    if optimizer is None:
        return "inapplicable", "there is no gradient_accumulation_steps"
    gradients, right = {
        "weight-decay": ([0.0] * 4, 0.9),
        "clipping": ([4.0, -1.0, -0.5, -0.5], 0.5),  # the mean is 0.5: nothing to clip
        "adam": ([1.0] * 4, 0.0),  # its first step is as long as the learning rate
    }[variant]
    variable = tf.keras.Variable(np.ones(1, "float32"))
    for gradient in [np.mean(gradients)] if by_hand else gradients:
        optimizer.apply_gradients([(tf.constant([gradient], "float32"), variable)])
    got = float(np.asarray(variable)[0])
    detail = "a weight of 1 is %.4f after one update, right is %.4f" % (got, right)
    return ("absent" if abs(got - right) < 1e-3 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, by_hand=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
