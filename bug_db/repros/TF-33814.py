"""In the trace of a training on a GPU the kernels have names whose beginnings are cut off: "GpuDevice>, long)".

It wants a GPU. A name that closes a bracket which it does not open has lost its beginning.
"""

import gzip
import json
import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def number(content, at):
    """The varint of a protocol buffer that starts at a place, and the place after it."""
    value = shift = 0
    while True:
        value |= (content[at] & 127) << shift
        shift += 7
        at += 1
        if content[at - 1] < 128:
            return value, at


def fields(content, wanted):
    """What the fields of one number hold in a message, those that are texts or messages."""
    at = 0
    while at < len(content):
        tag, at = number(content, at)
        kind = tag & 7
        if kind == 0:
            _, at = number(content, at)
            continue
        size, at = number(content, at) if kind == 2 else (8 if kind == 1 else 4, at)
        if kind == 2 and tag >> 3 == wanted:
            yield content[at : at + size]
        at += size


def names(folder):
    """The names of events with brackets that stand in the traces: `local.trace` is a Trace message, later ones are JSON."""
    found = set()
    for place, _, files in os.walk(folder):
        for path in [os.path.join(place, name) for name in files]:
            if path.endswith(".trace"):
                with open(path, "rb") as file:
                    events = list(fields(file.read(), 4))
                found.update(name.decode("utf-8", "replace") for event in events for name in fields(event, 3))
            elif path.endswith(".trace.json.gz"):
                with gzip.open(path, "rt") as file:
                    found.update(str(event.get("name", "")) for event in json.load(file)["traceEvents"])
    return sorted(name for name in found if ")" in name or ">" in name)


def cut(name):
    """Whether a bracket is closed that the name does not open."""
    depth = 0
    for sign in name.replace("->", ""):
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
    example = "".join(": " + name[-60:] for name in broken[:1])
    return ("reproduced" if broken else "absent"), "%d of %d names are cut%s" % (len(broken), len(kernels), example)


if __name__ == "__main__":
    print(": ".join(repro(0)))
