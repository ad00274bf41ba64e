"""Workers of a PyDataset fetch batches of an epoch before on_epoch_begin has run."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import time

import numpy as np
import tensorflow as tf

CHANCE = False


def data(workers, seen, early):
    class Stages(tf.keras.utils.PyDataset):
        def __init__(self):
            super(Stages, self).__init__(workers=workers)
            self.stage = 0

        def __len__(self):
            return 4

        def __getitem__(self, index):
            seen.append(self.stage)
            return np.full((1, 1), self.stage, "float32"), np.zeros((1, 1), "float32")

        def further(self):
            time.sleep(0.1)  # as reading the next file would take
            self.stage += 1

    def on_epoch_begin(self):
        self.further()

    def on_epoch_end(self):
        self.further()

    if early:
        Stages.on_epoch_end = on_epoch_end
    else:
        Stages.on_epoch_begin = on_epoch_begin
    return Stages()


def repro(seed, at_the_end=False):
    sequences = getattr(tf.keras.utils, "PyDataset", None)
    if sequences is None or not hasattr(sequences, "on_epoch_begin"):
        return "inapplicable", "there is no PyDataset with on_epoch_begin"
    seen = []
    source = tf.keras.Input((1,))
    model = tf.keras.Model(source, tf.keras.layers.Dense(1, use_bias=False)(source))
    model.compile("sgd", "mse")
    stages = data(2, seen, at_the_end)
    if at_the_end:
        stages.further()
    model.fit(stages, epochs=1, verbose=0, shuffle=False)
    early = seen.count(0)
    return ("absent" if not early else "reproduced"), "%d of %d batches were fetched before" % (early, len(seen))


def workaround(seed):
    return repro(seed, at_the_end=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
