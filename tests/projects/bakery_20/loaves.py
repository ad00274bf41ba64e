"""How long a loaf needs, from the sensors of the oven."""

import tensorflow as tf
from tensorflow import keras


def readings(path):
    rows = tf.data.experimental.CsvDataset(path, [tf.float32] * 5)
    return rows.map(lambda *row: (tf.stack(row[:4]), row[4]))


def warm(heat, minutes):
    return heat[0] > 30


def network():
    model = keras.Sequential([keras.layers.Dense(16, activation="relu", input_shape=(4,)), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def train():
    batches = readings("oven.csv").shuffle(1000).repeat().batch(32)
    evening = readings("evening.csv").filter(warm).batch(32)
    network().fit(batches, epochs=10, steps_per_epoch=200, validation_data=evening)  # hit: TF-32819, TF-38596


def train_with_steps():
    batches = readings("oven.csv").shuffle(1000).repeat().batch(32)
    evening = readings("evening.csv").filter(warm).batch(32)
    more = {"validation_data": evening, "validation_steps": 20}
    network().fit(batches, epochs=10, steps_per_epoch=200, **more)  # hit: TF-38596  # ok: TF-32819


def train_on_arrays(heat, minutes, test_heat, test_minutes):
    batches = tf.data.Dataset.from_tensor_slices((heat, minutes)).repeat().batch(32)
    test = tf.data.Dataset.from_tensor_slices((test_heat, test_minutes)).batch(32)
    network().fit(batches, epochs=10, steps_per_epoch=200, validation_data=test)  # hit: TF-38596  # ok: TF-32819
