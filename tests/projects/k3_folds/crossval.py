"""Five folds of the churn table, then a last fit on everything."""

import numpy as np
import tensorflow as tf
from keras import Input, Model, layers, regularizers
from keras.callbacks import EarlyStopping, ReduceLROnPlateau, TensorBoard
from sklearn.model_selection import KFold

table = np.load("churn.npz")
x, y = table["x"], table["y"]


def net(penalty=False):
    source = Input((24,))
    if penalty:
        hidden = layers.Dense(64, activation="relu", activity_regularizer=regularizers.L2(1e-4))(source)
    else:
        hidden = layers.Dense(64, activation="relu", kernel_regularizer=regularizers.L2(1e-4))(source)
    model = Model(source, layers.Dense(1, activation="sigmoid")(hidden))
    model.compile("adam", "binary_crossentropy")
    return model


stop = EarlyStopping(patience=3)
for batch in (32, 64, 128):
    fold = net()
    fold.fit(x, y, validation_split=0.2, epochs=50, batch_size=batch, callbacks=[stop])  # hit: KERAS-20256

slower = ReduceLROnPlateau(patience=2)
first = net()
first.fit(x, y, validation_split=0.2, epochs=20, callbacks=[slower])  # ok: KERAS-20256
second = net()
second.fit(x, y, validation_split=0.2, epochs=20, callbacks=[slower])  # hit: KERAS-20256

for train, test in KFold(5).split(x):
    fold = net()
    fold.fit(x[train], y[train], epochs=50, callbacks=[EarlyStopping("loss", patience=3)])  # ok: KERAS-20256

quiet = net(penalty=True)
quiet.fit(x, y, batch_size=256, epochs=5)  # hit: KERAS-22021
plain = net()
plain.fit(x, y, batch_size=256, epochs=5)  # ok: KERAS-22021


class Gated(layers.Layer):
    def build(self, shape):
        self.gate = self.add_weight(shape=(shape[-1],), name="gate")

    def call(self, inputs):
        tf.summary.scalar("gate", tf.reduce_mean(self.gate))  # hit: TF-43568
        tf.summary.scalar("gate/first", self.gate[0], step=0)
        return inputs * tf.sigmoid(self.gate)


source = Input((24,))
gated = Model(source, layers.Dense(1)(Gated()(source)))
gated.compile("adam", "mse")
gated.fit(x, y, callbacks=[TensorBoard("runs/batches", update_freq="batch")])  # ok: KERAS-22317
gated.fit(x, y, callbacks=[TensorBoard("runs/weights", histogram_freq=1)])  # hit: KERAS-22317


def block(x, units):
    x = layers.Dense(units)(x)
    return layers.Activation("relu")(layers.BatchNormalization()(x))


def deep():
    """Of more blocks than one would want to follow, the penalised layer below them."""
    seen = Input((24,))
    hidden = layers.Dense(64, activity_regularizer="l2")(seen)
    first, second, third = block(hidden, 64), block(hidden, 32), block(hidden, 16)
    for upper in (first, second, third):
        hidden = layers.Concatenate()([hidden, block(block(upper, 64), 32)])
    hidden = block(block(block(block(hidden, 64), 32), 16), 8)
    return Model(seen, layers.Dense(1)(hidden))


deep().summary()
lowest = deep()
lowest.compile("adam", "mse")
lowest.fit(x, y, batch_size=256, epochs=5)  # hit: KERAS-22021
