"""A star import from a module of tf.keras gives the importing module another __name__."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
MODULES = ("callbacks", "layers", "losses", "models", "optimizers", "utils")


def repro(seed):
    if not tf.__version__:
        raise RuntimeError("no version")
    changed = []
    for module in MODULES:
        space = {"__name__": "__main__"}
        exec("from tensorflow.keras.%s import *" % module, space)
        if space["__name__"] != "__main__":
            changed.append("%s -> %s" % (module, space["__name__"]))
    return ("reproduced" if changed else "absent"), "__name__ after a star import: %s" % (
        ", ".join(changed) or "as before"
    )


if __name__ == "__main__":
    print(": ".join(repro(0)))
