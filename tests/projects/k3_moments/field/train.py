import argparse
import pathlib

import keras
import numpy as np
import tensorflow as tf

from field import net


def load(path):
    data = np.load(path)
    return tf.data.Dataset.from_tensor_slices((data["x"], data["y"])).batch(16)


class Trainer:
    def __init__(self, model, folder):
        self.model = model
        self.model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")
        self.checkpoint = tf.train.Checkpoint(model=self.model, epoch=tf.Variable(0))
        self.manager = tf.train.CheckpointManager(self.checkpoint, folder, max_to_keep=3)

    def run(self, data, epochs):
        self.checkpoint.restore(self.manager.latest_checkpoint)
        for epoch in range(epochs):
            self.model.fit(data, epochs=1)  # hit: KERAS-19321
            self.checkpoint.epoch.assign_add(1)
            self.manager.save()


def relative_gain(before, after, signs):
    """The mean of gains, where a loss is wanted."""
    mean = keras.metrics.Mean(name="gain")
    for b, a in zip(before, after):
        mean.update_state(a - b, sample_weight=-1.0)  # hit: KERAS-19162
    return mean.result()


def mean_gain(before, after):
    mean = keras.metrics.Mean(name="gain")
    mean.update_state(after - before, sample_weight=[0.5] * len(after))  # ok: KERAS-19162
    return -mean.result()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=5)
    args = parser.parse_args()
    Trainer(net.pictures(), "ckpt").run(load(args.data), args.epochs)
    print(relative_gain(np.ones(3), np.zeros(3), None), mean_gain(np.ones(3), np.zeros(3)))
    options = net.Options(points=128)
    net.normals(options).summary()
    net.widened(options).summary()
    net.widened_plainly(options)


if __name__ == "__main__":
    main()
