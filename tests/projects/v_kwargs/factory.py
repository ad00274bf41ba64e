import functools

import tensorflow as tf

Plateau = functools.partial(tf.keras.callbacks.ReduceLROnPlateau, monitor="loss", min_lr=1e-3)
Quiet = functools.partial(Plateau, min_lr=0.0)


def outer(*args, **kwargs):
    kwargs.setdefault("min_lr", 1e-3)
    return inner(*args, **kwargs)


def inner(monitor="loss", min_lr=0.0, **rest):
    return tf.keras.callbacks.ReduceLROnPlateau(monitor, min_lr=min_lr, **rest)  # hit: TF-39462


def only_default(monitor, min_lr=0.0):
    return tf.keras.callbacks.ReduceLROnPlateau(monitor, min_lr=min_lr)  # ok: TF-39462


def positional(*args):
    return tf.keras.callbacks.ReduceLROnPlateau(*args)  # hit: TF-39462


def keyword_only(*, floor=1e-3):
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # hit: TF-39462


Plateau()  # hit: TF-39462
Quiet()  # ok: TF-39462
Plateau(min_lr=0.5)  # ok: TF-39462
outer()
outer(min_lr=0.0)
only_default("loss")
only_default(monitor="val_loss", min_lr=0.125)
positional("loss", 0.1, 10, 0, "auto", 1e-4, 0, 1e-3)
keyword_only()
keyword_only(floor=0)
(lambda floor=1e-3: tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor))()  # hit: TF-39462
(lambda floor: tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor))(0.5)  # ok: TF-39462
list(map(lambda r: tf.keras.callbacks.ReduceLROnPlateau(min_lr=r), [0.5, 1e-3]))  # hit: TF-39462
[tf.keras.callbacks.ReduceLROnPlateau(min_lr=r) for r in (0.5, 0.25)]  # ok: TF-39462
