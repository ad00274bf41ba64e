import tensorflow as tf
from sacred import Experiment

ex = Experiment("ranking")


@ex.config
def config():
    floor = 1e-3
    optimizer = {"name": "adagrad", "clipnorm": 1.0}
    low = floor / 10


@ex.capture
def plateau(floor, low):
    return [
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor),  # maybe: TF-39462
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=5e-4),  # hit: TF-39462
    ]


@ex.automain
def main(floor, optimizer, _seed):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer["name"], "mse")  # maybe: TF-37229
    model.compile("sgd", "mse")  # ok: TF-37229
    model.compile(tf.keras.optimizers.SGD(0.1), "mse")
    model.fit([[1.0]], [1.0], callbacks=plateau())  # ok: TF-33929
