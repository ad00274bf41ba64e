"""Whether two signatures are of one hand."""

import tensorflow as tf
import tf_keras as keras
from tf_keras import layers
from tf_keras.utils import pack_x_y_sample_weight, unpack_x_y_sample_weight


class Pairs(keras.utils.Sequence):
    """Pairs without a target, for a loss that looks at the distance alone."""

    def __init__(self, left, right, size=32, **options):
        super().__init__(**options)
        self.left, self.right, self.size = left, right, size

    def __len__(self):
        return len(self.left) // self.size

    def __getitem__(self, index):
        rows = slice(index * self.size, (index + 1) * self.size)
        return pack_x_y_sample_weight([self.left[rows], self.right[rows]])  # hit: KERAS-19269


class Triples(Pairs):
    def __getitem__(self, index):
        rows = slice(index * self.size, (index + 1) * self.size)
        return pack_x_y_sample_weight((self.left[rows], self.right[rows]))  # ok: KERAS-19269


class Marked(Pairs):
    def __getitem__(self, index):
        rows = slice(index * self.size, (index + 1) * self.size)
        same = self.left[rows, 0] == self.right[rows, 0]
        return pack_x_y_sample_weight([self.left[rows], self.right[rows]], same)  # ok: KERAS-19269


class Distance(keras.Model):
    def __init__(self):
        super().__init__()
        self.read = layers.Dense(16)

    def call(self, pair):
        return tf.norm(self.read(pair[0]) - self.read(pair[1]), axis=-1)

    def train_step(self, data):
        pair, _, weight = unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(pair, training=True))
        self.optimizer.minimize(loss, self.trainable_variables, tape=tape)
        return {"loss": loss}


def hard_ones(left, right):
    """Flat minima, for few signatures."""
    pair = keras.Input((32,))
    hidden = layers.Dropout(0.2)(layers.Dense(16, activation="relu")(pair))
    model = keras.models.experimental.SharpnessAwareMinimization(keras.Model(pair, layers.Dense(1)(hidden)))
    model.compile("adam", "mse")
    model.fit(left, right, epochs=3)  # hit: TFKERAS-858
    return model


def read(path):
    """A signature as VGG sees it."""
    ink = tf.io.decode_png(tf.io.read_file(path), channels=3)
    return keras.applications.vgg19.preprocess_input(ink)  # hit: KERAS-10134


def read_deep(path):
    ink = tf.io.decode_png(tf.io.read_file(path), channels=3, dtype=tf.uint16)
    return keras.applications.vgg19.preprocess_input(tf.cast(ink, tf.float32) / 257.0)  # ok: KERAS-10134
