"""A SeedGenerator leaves its name out of its configuration."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed):
    random = getattr(tf.keras, "random", None)
    if not hasattr(random, "SeedGenerator"):
        return "inapplicable", "there is no keras.random.SeedGenerator"
    try:
        before = random.SeedGenerator(seed=7, name="noise")
    except (TypeError, ValueError):
        return "inapplicable", "SeedGenerator has no name"
    if not hasattr(before, "get_config"):
        return "inapplicable", "SeedGenerator has no configuration"
    after = random.SeedGenerator.from_config(before.get_config())
    detail = "named %s, after loading %s" % (before.name, after.name)
    return ("absent" if after.name == "noise" else "reproduced"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
