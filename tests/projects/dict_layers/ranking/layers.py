import tensorflow as tf
from tensorflow.keras.layers import Layer


class Normalize(Layer):
    """Normalizes the query in place."""

    def call(self, towers):
        towers["query"] = tf.math.l2_normalize(towers["query"], axis=-1)
        return tf.reduce_sum(towers["query"] * towers["item"], axis=-1, keepdims=True)


class Careful(Layer):
    def call(self, towers):
        towers = dict(towers)
        towers["query"] = tf.math.l2_normalize(towers["query"], axis=-1)
        return tf.reduce_sum(towers["query"] * towers["item"], axis=-1, keepdims=True)


class Reader(Layer):
    def call(self, towers):
        query = tf.math.l2_normalize(towers["query"], axis=-1)
        return query * towers["item"]
