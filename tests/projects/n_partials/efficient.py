import functools
from functools import partial

import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.layers.experimental import preprocessing as pre

Conv = partial(layers.Conv2D, kernel_size=3, padding="same", use_bias=False)
Turn = partial(pre.RandomRotation, 0.1)
Calm = partial(Turn, fill_mode="constant")
Plateau = functools.partial(tf.keras.callbacks.ReduceLROnPlateau, monitor="val_acc", min_lr=1e-3)
bce = partial(tf.keras.losses.binary_crossentropy, label_smoothing=0.1)
logits = partial(tf.keras.losses.binary_crossentropy, from_logits=True)


def frozen(cls, *args, **kwargs):
    return partial(cls, *args, trainable=False, **kwargs)


class Net:
    conv = partial(layers.Conv2D, 8, 3)
    make = functools.partialmethod

    def __init__(self, head=None):
        self.head = head or partial(layers.Dense, 10)

    def build(self):
        image = layers.Input((32, 32, 3))
        x = Turn()(image)  # hit: TF-44501
        x = Calm()(x)  # ok: TF-44501
        x = Turn(fill_mode="wrap")(x)  # hit: TF-44501
        x = layers.Flatten()(self.conv(activation="relu")(Conv(4)(x)))
        return tf.keras.Model(image, self.head(name="out")(x))


Net().build().save("free")  # hit: TF-44178
tf.keras.models.load_model("free")  # ok: TF-46329
Net(head=frozen(layers.Dense, 5)).build().save("fixed")  # hit: TF-44178
tf.keras.models.load_model("fixed")  # hit: TF-46329
callbacks = [Plateau()]  # hit: TF-39462
callbacks = [Plateau(min_lr=1e-5)]  # ok: TF-39462
labels, scores = tf.zeros([8]), tf.zeros([8, 1])
bce(labels, scores)  # hit: TF-30040
logits(labels, scores)  # ok: TF-30040
list(map(partial(pre.RandomZoom, fill_mode="reflect"), (0.1, 0.2)))  # hit: TF-44501
