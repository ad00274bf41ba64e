"""A model whose parts report how large their numbers are."""

import tensorflow as tf


class Gate(tf.keras.layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight("scale", shape=(int(shape[-1]),), initializer="ones")

    def call(self, inputs):
        self.add_metric(tf.norm(self.scale), name="gate", aggregation="mean")
        return inputs * self.scale


class Quiet(tf.keras.layers.Layer):
    def call(self, inputs):
        return 2.0 * inputs


class Monitored(tf.keras.Model):
    def __init__(self):
        super(Monitored, self).__init__()
        self.gate = Gate()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        outputs = self.dense(self.gate(inputs))
        self.add_metric(tf.norm(outputs), name="output", aggregation="mean")
        return outputs


class Half(tf.keras.Model):
    """Only the model reports."""

    def __init__(self):
        super(Half, self).__init__()
        self.quiet = Quiet()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        outputs = self.dense(self.quiet(inputs))
        self.add_metric(tf.norm(outputs), name="output", aggregation="mean")
        return outputs


def watch(rows, targets):
    model = Monitored()
    model.compile("sgd", "mse")
    model.fit(rows, targets, epochs=3)  # hit: TF-36668, TF-32144
    half = Half()
    half.compile("sgd", "mse")
    half.fit(rows, targets, epochs=3)  # ok: TF-36668
    return model


def judge(rows, targets):
    judged = watch(rows, targets)
    return dict(zip(judged.metrics_names, judged.evaluate(rows, targets, verbose=0)))  # hit: TF-36668, TF-32144


def only_layers(rows, targets):
    """Only the layer reports."""
    model = tf.keras.Sequential([Gate(), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(rows, targets)  # ok: TF-36668
