# The same mistakes under a release that has got over them.
import numpy as np
import tensorflow as tf


class Curve(tf.keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        print(logs.get("mae"))  # ok: TF-36400


class Holdout(tf.keras.callbacks.Callback):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y

    def on_epoch_end(self, epoch, logs=None):
        print(self.model.evaluate(self.x, self.y))  # ok: TF-44736


x, y, held, out = (np.load(f"{name}.npy") for name in ("x", "y", "held", "out"))
source = tf.keras.Input((8,))
hidden = tf.keras.layers.Dense(4, name="hidden")(source)
head = tf.keras.layers.Dense(1, name="head")(hidden)
model = tf.keras.Model(source, [hidden, head])
model.compile("adam", loss={"head": "mse"})
model.fit(x, y)  # ok: TF-37887  # hit: KERAS-21301, KERAS-21331

single = tf.keras.Model(source, head)
single.compile("adam", "mse", metrics=["mae"])
single.fit(x, y, validation_split=0.1, callbacks=[Curve(), Holdout(held, out)])  # hit: KERAS-21301, KERAS-21331

batches = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
single.fit(batches, class_weight={0: 0.5, 1: 2.0})  # ok: TF-37747  # hit: KERAS-21301, KERAS-21331
single.evaluate(batches)  # ok: TF-38596  # hit: KERAS-21301, KERAS-21331
