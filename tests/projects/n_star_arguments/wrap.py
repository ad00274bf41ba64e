import sys

import tensorflow as tf
from tensorflow.keras import layers


class Recorded(tf.keras.callbacks.ReduceLROnPlateau):
    def __init__(self, *args, log=None, **kwargs):
        super().__init__(*args, **kwargs)  # hit: TF-39462
        self.log = log


class Stack(tf.keras.Sequential):
    def __init__(self, *parts, **kwargs):
        super().__init__(list(parts), **kwargs)

    def ready(self, *args, **kwargs):
        kwargs.setdefault("loss", "mse")
        self.compile(*args, **kwargs)  # hit: TF-37229, TF-40002, TF-34491
        return self


def call(function, *args, **kwargs):
    return function(*args, **kwargs)  # hit: TF-39462


def outer(*args, **kwargs):
    return call(*args, **kwargs)


def embedding(words, size, **kwargs):
    kwargs.pop("unused", None)
    return layers.Embedding(words, size, **kwargs)


def tagger(**kwargs):
    return tf.keras.Sequential([embedding(100, 8, **kwargs), layers.Dense(3)])


Recorded(min_lr=1e-3)
Recorded("loss", 0.1, log=print, min_lr=1e-5)  # ok: TF-39462
call(tf.keras.callbacks.ReduceLROnPlateau, min_lr=1e-3)
outer(tf.keras.callbacks.ReduceLROnPlateau, "loss", min_lr=1e-3)
Stack(layers.Dense(4), layers.Dense(1)).ready("adagrad")
Stack(layers.Masking(), layers.Dense(1)).ready(optimizer="adam", metrics=["mae"])
plain = Stack(layers.Dense(4), name="plain")
plain.compile("adam", "mse", metrics=["mae"])  # ok: TF-37229, TF-40002
hidden = Stack(*[layers.Masking(), layers.Dense(1)])
hidden.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491

masked = tagger(mask_zero=True, unused=1)
masked.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
open_ = tagger(embeddings_initializer="zeros")
open_.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
rule = {"optimizer": sys.argv[1]}
masked.compile(**rule, loss="mse")  # ok: TF-37229  # hit: TF-34491
masked.compile(**{"optimizer": "Adagrad"}, loss="mse")  # hit: TF-37229, TF-34491
