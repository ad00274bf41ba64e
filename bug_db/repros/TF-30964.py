"""A star import from a module of tf.keras gives the importing module another __name__."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
MODULES = {
    "callbacks": "Callback",
    "layers": "Dense",
    "losses": "MSE",
    "models": "Model",
    "optimizers": "Adam",
    "utils": "Sequence",
}


def repro(seed, star=True):
    if not tf.__version__:
        raise RuntimeError("no version")
    changed = []
    for module, name in sorted(MODULES.items()):
        space = {"__name__": "__main__"}
        exec("from tensorflow.keras.%s import %s" % (module, "*" if star else name), space)
        if space["__name__"] != "__main__":
            changed.append("%s -> %s" % (module, space["__name__"]))
    return ("reproduced" if changed else "absent"), "__name__ after %s: %s" % (
        "a star import" if star else "an import of a name",
        ", ".join(changed) or "as before",
    )


def workaround(seed):
    return repro(seed, star=False)


if __name__ == "__main__":
    print(": ".join(repro(0)))
