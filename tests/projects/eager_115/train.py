import pandas as pd
import tensorflow as tf

import data

tf.compat.v1.enable_eager_execution()


def network():
    net = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu", input_shape=(24,)), tf.keras.layers.Dense(1)])
    net.compile("adam", "mae")
    return net


def main():
    levels = pd.read_csv("levels.csv")["level"].values
    model = network()
    model.fit(data.training(levels), epochs=20)  # hit: TF-29558
    model.fit(data.training(levels), epochs=1)  # ok: TF-29558
    model.fit(data.fixed(levels), epochs=20)  # ok: TF-29558
    model.fit(data.in_order(levels), epochs=20)  # ok: TF-29558
    pairs = tf.data.Dataset.from_tensor_slices((levels[:-1], levels[1:]))
    shuffled = pairs.shuffle(len(levels))
    model.fit(shuffled.batch(8), epochs=5)  # hit: TF-29558


if __name__ == "__main__":
    main()
