"""An LSTM with the function sigmoid as its recurrent activation does not learn as one with the string "sigmoid"."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed):
    draw = np.random.RandomState(0)
    inputs, targets = draw.rand(4, 5, 2).astype("float32"), draw.rand(4, 3).astype("float32")
    start = [draw.rand(*shape).astype("float32") - 0.5 for shape in ((2, 12), (3, 12), (12,))]
    ends = []
    for sigmoid in ("sigmoid", tf.keras.activations.sigmoid):
        model = tf.keras.Sequential([tf.keras.layers.LSTM(3, recurrent_activation=sigmoid, input_shape=(5, 2))])
        model.compile(tf.keras.optimizers.SGD(0.5), "mse")
        model.set_weights(start)
        for _ in range(4):
            model.train_on_batch(inputs, targets)
        ends.append(model.get_weights())
    apart = max(float(np.abs(one - other).max()) for one, other in zip(*ends))
    moved = max(float(np.abs(one - other).max()) for one, other in zip(start, ends[0]))
    detail = "after training that moved weights by %.3f they are %.1e apart" % (moved, apart)
    return ("reproduced" if apart > 1e-3 else "absent"), detail


if __name__ == "__main__":
    print(": ".join(repro(0)))
