import kerastuner as kt
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.optimizers import SGD, Adam

x, y = np.zeros((8, 3)), np.zeros((8, 1))
build = lambda width=4: tf.keras.Sequential([layers.Dense(width), layers.Dense(1)])  # noqa: E731
rules = {"clip": lambda rate: SGD(rate, clipnorm=1.0), "plain": lambda rate: SGD(rate)}


def make_trainer(rule):
    model = build(8)
    model.compile(rules[rule](0.1), "mse")

    def train(epochs=1):
        return model.fit(x, y, epochs=epochs)  # hit: TF-33929

    return train


def make_quiet(rule):
    model = build(8)
    model.compile(rules[rule](0.1), "mse")
    return lambda epochs: model.fit(x, y, epochs=epochs)  # ok: TF-33929


def counter():
    model = None

    def ensure():
        nonlocal model
        if model is None:
            model = build()
        return model

    def compile_(rule):
        ensure().compile(rule, "mse")  # hit: TF-37229

    return ensure, compile_


current = None


def use(name):
    global current
    current = {"a": "adagrad", "b": "adam"}[name]


make_trainer("clip")(3)
make_quiet("plain")(3)
ensure, compile_ = counter()
ensure()
compile_("adagrad")
use("a")
build().compile(current, "mse")  # hit: TF-37229
use("b")
build().compile(current, "mse")  # ok: TF-37229

late = []
for width in (1, 2):
    late.append(lambda w=width: build(w))
late[1]().compile("Adagrad", "mse")  # hit: TF-37229
(lambda model: model.compile("adagrad", "mse"))(build())  # hit: TF-37229
then = lambda f, *a: f(*a)  # noqa: E731  # hit: TF-37229
then(build().compile, "adagrad", "mse")
sorted([build(), build(2)], key=lambda m: m.count_params())[0].compile("adam", "mse")  # ok: TF-37229


def hypermodel(hp):
    model = build(hp.Int("width", 8, 64))
    model.compile(Adam(1e-3, clipvalue=0.5), "mse")
    model.fit(x, y)  # hit: TF-33929
    return model


tuner = kt.RandomSearch(hypermodel, objective="val_loss", max_trials=3)
tuner.search(x, y)  # ok: TF-33929
