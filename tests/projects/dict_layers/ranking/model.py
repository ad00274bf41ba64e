import tensorflow as tf
from ranking.layers import Careful, Normalize, Reader
from tensorflow.keras import layers


class Clip(layers.Layer):
    def call(self, inputs, training=None):
        inputs.update(score=tf.clip_by_value(inputs["score"], -1.0, 1.0))
        return inputs["score"] + inputs["bias"]


def towers(entry):
    return {"query": layers.Dense(8)(entry), "item": layers.Dense(8)(entry)}


def build(kind):
    entry = layers.Input((16,), name="entry")
    if kind == "careful":
        score = Careful()(towers(entry))  # ok: TF-42679
    else:
        score = Normalize()(towers(entry))  # hit: TF-42679
    return tf.keras.Model(entry, score)


def reading():
    entry = layers.Input((16,))
    ready = {"query": tf.abs(entry), "item": layers.Dense(16)(entry)}
    return tf.keras.Model(entry, Reader()(ready))  # ok: TF-42679


def clipped():
    entry = layers.Input((4,))
    parts = {"score": layers.Dense(1)(entry), "bias": layers.Dense(1)(entry)}
    score = Clip()(parts)  # hit: TF-42679
    return tf.keras.Model(entry, score)


class ScaleAll(layers.Layer):
    def call(self, features):
        for name in features:
            features[name] = tf.math.l2_normalize(features[name])
        return tf.concat(list(features.values()), axis=-1)


class Sharpen(layers.Layer):
    def __init__(self, copy, **kwargs):
        super().__init__(**kwargs)
        self.copy = copy

    def call(self, pair):
        if self.copy:
            pair = list(pair)
        pair[0] = tf.nn.softmax(pair[0])
        return pair[0] * pair[1]


everything = layers.Input((2,), name="everything")
scaled = ScaleAll(name="scaled")({"one": layers.Dense(2)(everything), "two": layers.Dense(2)(everything)})  # hit: TF-42679
sharpened = Sharpen(False)([layers.Dense(3)(everything), layers.Dense(3)(everything)])  # hit: TF-42679
softened = Sharpen(True)([layers.Dense(3)(everything), layers.Dense(3)(everything)])  # ok: TF-42679
