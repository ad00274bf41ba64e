"""Tags of songs: each may have several."""
import functools
import tensorflow as tf
from tensorflow.keras import Model, Sequential, layers, optimizers
from tensorflow.keras.callbacks import ModelCheckpoint
from tensorflow.keras.initializers import GlorotUniform
from tensorflow.keras.preprocessing.image import apply_affine_transform

TAGS = ["calm", "loud", "fast", "live"]
COMPILE = dict(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"], steps_per_execution=10)
slide = functools.partial(apply_affine_transform, row_axis=0, col_axis=1, channel_axis=2)


def by_activation(n=64):
    x = inputs = layers.Input((n,))
    for units in (128, 64):
        x = layers.Dense(units, activation="relu")(x)
    x = layers.Dense(len(TAGS))(x)
    outputs = layers.Activation("sigmoid")(x)
    return Model(inputs=inputs, outputs=outputs)


def by_function():
    return Sequential([
        layers.Dense(64, activation=tf.nn.relu, input_shape=(64,)),
        layers.Dropout(0.2),
        layers.Dense(len(TAGS), activation=tf.nn.sigmoid),
    ])


def one_of_two():
    return Sequential([layers.Dense(8, input_shape=(64,)), layers.Dense(2, activation="softmax")])


class EveryN(ModelCheckpoint):
    def __init__(self, path, n):
        super().__init__(filepath=path, save_weights_only=True, save_freq=n)


def main(x, y):
    model = by_activation()
    model.compile(**COMPILE)
    callbacks = []
    callbacks.append(EveryN("w-{epoch}", 50))
    model.fit(x, y, epochs=2, callbacks=callbacks)  # hit: KERAS-17589  # hit: TF-41361
    other = by_function()
    other.compile(optimizers.SGD(), "binary_crossentropy", ["accuracy"])
    other.fit(x, y)  # hit: TF-41361
    third = one_of_two()
    third.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    third.fit(x, y)  # ok: TF-41361
    fourth = by_function()
    fourth.compile("adam", "binary_crossentropy", metrics={"dense": "binary_accuracy"})
    fourth.fit(x, y)  # ok: TF-41361
    return [slide(row, ty=4) for row in x]  # hit: TF-41460


def init():
    return GlorotUniform(seed=3)


a = init()((3, 3))
b = init()((3, 3))  # hit: KERAS-15586
print([slide(row, theta=4) for row in a], slide(b, tx=2, ty=2))  # ok: TF-41460
main(tf.ones((64, 64)), tf.ones((64, 4)))
