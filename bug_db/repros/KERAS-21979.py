"""AugMix swaps the number of its chains and their depth when it is saved."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, again=False):
    if not hasattr(tf.keras.layers, "AugMix"):
        return "inapplicable", "there is no AugMix"
    layer = tf.keras.layers.AugMix((0, 255), num_chains=2, chain_depth=5)
    config = layer.get_config()
    if again:
        config.update(num_chains=2, chain_depth=5)
    loaded = tf.keras.layers.AugMix.from_config(config)
    detail = "2 chains of depth 5 are %d of depth %d after saving" % (loaded.num_chains, loaded.chain_depth)
    return ("absent" if (loaded.num_chains, loaded.chain_depth) == (2, 5) else "reproduced"), detail


def workaround(seed):
    return repro(seed, again=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
