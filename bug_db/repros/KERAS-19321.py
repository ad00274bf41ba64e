"""tf.train.Checkpoint of a compiled model leaves its optimizer out."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import shutil
import tempfile

import numpy as np
import tensorflow as tf

CHANCE = False


def made():
    source = tf.keras.Input((2,))
    model = tf.keras.Model(source, tf.keras.layers.Dense(1)(source))
    model.compile(tf.keras.optimizers.SGD(0.01, momentum=0.9), "mse")
    return model


def repro(seed, whole=False):
    rows, folder = np.ones((4, 2), "float32"), tempfile.mkdtemp()
    model = made()
    model.fit(rows, rows[:, :1], epochs=3, verbose=0)
    try:
        if whole:
            path = os.path.join(folder, "model.keras")
            model.save(path)
            again = tf.keras.models.load_model(path)
        else:
            path = tf.train.Checkpoint(model=model).save(os.path.join(folder, "model"))
            again = made()
            again.fit(rows, rows[:, :1], verbose=0)
            tf.train.Checkpoint(model=again).restore(path).assert_existing_objects_matched()
    except AssertionError:
        return "loud", "the checkpoint says that it lacks something"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    steps = int(np.asarray(again.optimizer.iterations))
    return ("absent" if steps == 3 else "reproduced"), "saved after 3 steps, the optimizer goes on after %d" % steps


def workaround(seed):
    return repro(seed, whole=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
