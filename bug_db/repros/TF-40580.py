"""A batch of pictures of unknown rank is flipped along the wrong axis."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, told=False):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    batch = np.arange(12, dtype="float32").reshape(1, 2, 3, 2)
    spec = tf.TensorSpec([None] * 4 if told else None, tf.float32)
    wrong = []
    for name, right in (("flip_left_right", batch[:, :, ::-1]), ("flip_up_down", batch[:, ::-1])):
        flip = getattr(tf.image, name)
        try:
            got = tf.function(lambda pictures: flip(pictures) + 0.0, input_signature=[spec])(batch).numpy()
        except (ValueError, tf.errors.OpError) as error:
            return "loud", str(error)[:90]
        if got.shape != right.shape or not np.array_equal(got, right):
            wrong.append("%s gives %s, must be %s" % (name, got.ravel()[:6].tolist(), right.ravel()[:6].tolist()))
    return ("reproduced" if wrong else "absent"), "; ".join(wrong) or "both are right"


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
