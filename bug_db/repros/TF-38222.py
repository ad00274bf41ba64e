"""Repeating an axis that has one element fills the log with errors of the graph optimizer about a cycle that is not there."""

import os
import re
import subprocess
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("upsampling1d", "upsampling3d", "repeat_elements")


TILES = {"upsampling1d": [1, 3, 1], "upsampling3d": [1, 1, 1, 2, 1], "repeat_elements": [1, 3, 1]}


def repeated(variant, tile):
    """The input of the model and the repeated tensor."""
    layers = tf.keras.layers
    entry = layers.Input(shape=(4,))
    if tile:
        shape = (2, 2, 1, 1) if variant == "upsampling3d" else (1, 4)
        return entry, layers.Lambda(lambda x: tf.tile(x, TILES[variant]))(layers.Reshape(shape)(entry))
    if variant == "upsampling1d":
        return entry, layers.UpSampling1D(3)(layers.Reshape((1, 4))(entry))
    if variant == "upsampling3d":
        return entry, layers.UpSampling3D((1, 1, 2))(layers.Reshape((2, 2, 1, 1))(entry))
    single = layers.Reshape((1, 4))(entry)
    return entry, layers.Lambda(lambda x: tf.keras.backend.repeat_elements(x, 3, axis=1), output_shape=(3, 4))(single)


def train(variant, tile=False):
    entry, tensor = repeated(variant, tile)
    model = tf.keras.Model(entry, tf.keras.layers.Dense(2)(tf.keras.layers.Flatten()(tensor)))
    model.compile(optimizer="sgd", loss="mse")
    model.fit(np.ones((8, 4), dtype="float32"), np.ones((8, 2), dtype="float32"), verbose=0)


def repro(seed, variant, *tile):
    if variant == "repeat_elements" and not hasattr(tf.keras.backend, "repeat_elements"):
        return "inapplicable", "there is no repeat_elements()"
    # Under 2.0 most runs raise, and one in sixteen does not: a project that trains more than once meets the error.
    for _ in range(3):
        verdict, detail = trained(variant, *tile)
        if verdict != "reproduced":
            break
    return verdict, detail


def trained(variant, *tile):
    """What one training logs."""
    # What the C++ code logs is decided when tensorflow is imported: so this is a process of its own, whose log is read.
    again = [sys.executable, __file__, "train", variant] + list(tile)
    done = subprocess.Popen(
        again, env=dict(os.environ, TF_CPP_MIN_LOG_LEVEL="2"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    log = done.communicate()[0].decode("utf-8", "replace")
    errors = re.findall(r"\bE .*grappler/.*\.cc:\d+\] (.*)", log)
    cycles = [line for line in errors if "cycle" in line or "topological" in line]
    if done.returncode:
        raised = re.findall(r"^(\S+(?:Error|Exception)): (.*)", log, re.MULTILINE)
        if cycles and raised:
            return "loud", "%d errors of the optimizer, then training raises %s" % (len(cycles), raised[-1][0])
        raise RuntimeError("training failed: %s" % log.strip().split("\n")[-1])
    detail = "%d errors of the optimizer while training%s" % (
        len(cycles),
        "".join(": " + one[:60] for one in cycles[:1]),
    )
    return ("reproduced" if cycles else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, "tile")


if __name__ == "__main__":
    if sys.argv[1:2] == ["train"]:
        train(sys.argv[2], "tile" in sys.argv)
    else:
        for name in VARIANTS:
            print(name, ": ".join(repro(0, name)))
