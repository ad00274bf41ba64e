"""In the trace of a training on a GPU the kernels have names whose beginnings are cut off: "GpuDevice>, long)".

It wants a GPU. The trace is read as bytes, whatever its format: a name with more closing than opening brackets is cut.
"""

import gzip
import os
import re
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
TRACES = (".trace", ".trace.json.gz", ".xplane.pb")


def names(folder):
    """The texts with brackets that stand in the profile's files."""
    found = set()
    for place, _, files in os.walk(folder):
        for name in files:
            if not name.endswith(TRACES):
                continue
            with open(os.path.join(place, name), "rb") as file:
                content = file.read()
            if name.endswith(".gz"):
                # As JSON has it: one event an entry.
                content = gzip.decompress(content)
                found.update(re.findall(rb'"name"\s*:\s*"([^"]*[)>][^"]*)"', content))
            else:
                found.update(re.findall(rb"[\x20-\x7e]*[)>][\x20-\x7e]*", content))
    return sorted(found)


def cut(name):
    """Whether a bracket is closed that the name does not open."""
    depth = 0
    for sign in name.replace(b"->", b"").decode("ascii"):
        depth += (sign in "(<") - (sign in ")>")
        if depth < 0:
            return True
    return False


def repro(seed):
    if not tf.test.is_gpu_available():
        return "inapplicable", "there is no GPU whose kernels could be traced"
    np.random.seed(seed)
    images, labels = np.random.uniform(size=(64, 28, 28, 1)).astype("float32"), np.arange(64) % 10
    model = tf.keras.Sequential(
        [
            tf.keras.layers.Conv2D(8, 3, activation="relu", input_shape=(28, 28, 1)),
            tf.keras.layers.MaxPooling2D(),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    with tempfile.TemporaryDirectory() as folder:
        board = tf.keras.callbacks.TensorBoard(log_dir=folder, profile_batch=2)
        model.fit(images, labels, batch_size=16, epochs=1, verbose=0, callbacks=[board])
        kernels = names(folder)
    if not kernels:
        raise AssertionError("the trace names no kernels")
    broken = [name for name in kernels if cut(name)]
    example = "".join(": " + name.decode("ascii")[-60:] for name in broken[:1])
    return ("reproduced" if broken else "absent"), "%d of %d names are cut%s" % (len(broken), len(kernels), example)


if __name__ == "__main__":
    print(": ".join(repro(0)))
