"""The winning class, as a layer of the exported model."""

import keras
from keras import layers, ops


def with_decision(body):
    scores = body.output
    best = ops.argmax(scores, axis=-1, keepdims=True)  # hit: KERAS-22523
    return keras.Model(body.input, {"scores": scores, "best": best})


def with_flat_decision(body):
    best = ops.argmax(body.output, axis=-1)  # ok: KERAS-22523
    return keras.Model(body.input, ops.expand_dims(best, -1))


class Quietest(layers.Layer):
    """Within a layer the backend tells the shape."""

    def call(self, x):
        return ops.argmin(x, axis=1, keepdims=True)  # ok: KERAS-22523


def make_body(classes=12):
    spectrum = keras.Input((40, 101))
    x = layers.Conv1D(32, 3)(spectrum)
    x = layers.GlobalMaxPooling1D()(x)
    return keras.Model(spectrum, layers.Dense(classes, activation="softmax")(x))


def export(path):
    model = with_decision(make_body())
    model.export(path)
    with_flat_decision(make_body()).save(path + ".keras")
