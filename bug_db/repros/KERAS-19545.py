"""save_weights(overwrite=False) overwrites the file and does not ask."""

import builtins
import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, looked=False):
    folder, asked, usual = tempfile.mkdtemp(), [], builtins.input

    def no(question=""):
        asked.append(question)
        return "n"

    try:
        builtins.input = no
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model(np.ones((1, 2), "float32"))
        path = os.path.join(folder, "best.weights.h5")
        model.set_weights([np.ones((2, 1)), np.ones(1)])
        model.save_weights(path)
        model.set_weights([np.zeros((2, 1)), np.zeros(1)])
        try:
            if not looked or not os.path.exists(path):
                model.save_weights(path, overwrite=False)
        except Exception as error:
            return "loud", type(error).__name__
        model.load_weights(path)
        kept = float(np.asarray(model.get_weights()[0]).sum()) == 2
    finally:
        builtins.input = usual
        shutil.rmtree(folder, ignore_errors=True)
    detail = "asked %d times, the file %s" % (len(asked), "is as it was" if kept else "is overwritten")
    return ("absent" if kept else "reproduced"), detail


def workaround(seed):
    return repro(seed, looked=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
