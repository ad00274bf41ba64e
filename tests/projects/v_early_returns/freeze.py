import sys

import tensorflow as tf


def net():
    return tf.keras.Sequential([tf.keras.layers.Dense(4, name="first"), tf.keras.layers.Dense(1)])


def export_frozen(path):
    model = net()
    model.get_layer("first")
    model.layers[0].trainable = False
    return model
    model.save(path)
    tf.keras.models.load_model(path)  # ok: TF-46329


def never(path):
    raise NotImplementedError
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462


def early(kind):
    if kind == "none":
        return None
    elif kind == "zero":
        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=0.0)  # ok: TF-39462
    else:
        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=5e-4)  # ok: TF-39462


def guard(path):
    if not path:
        raise ValueError("no path")
    frozen = tf.keras.layers.Dense(4, trainable=False)
    model = tf.keras.Sequential([frozen])
    model.save(path)
    return tf.keras.models.load_model(path)  # hit: TF-46329


def loop():
    for rate in (1e-3, 5e-4):
        continue
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=rate)  # ok: TF-39462
    while True:
        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=2e-3)  # hit: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=5e-4)  # ok: TF-39462


def chosen(kind="zero"):
    if kind == "zero":
        return 0.0
    return 1e-3


tf.keras.callbacks.ReduceLROnPlateau(min_lr=chosen())  # ok: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=chosen("other"))  # hit: TF-39462
export_frozen("a")
guard("b")
early("zero")
early("other")
loop()
if len(sys.argv) > 3:
    raise SystemExit
tf.keras.callbacks.ReduceLROnPlateau(min_lr=3e-4)  # hit: TF-39462
sys.exit(0)
tf.keras.callbacks.ReduceLROnPlateau(min_lr=3e-4)  # ok: TF-39462
