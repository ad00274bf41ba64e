import functools

import tensorflow as tf
from packaging.version import parse


def tf_version():
    return parse(tf.__version__)


def requires(minimum):
    """Skips what the release at hand cannot do."""

    def decorate(function):
        if tf_version() < parse(minimum):
            return lambda *args, **kwargs: None
        return function

    return decorate


class Backend:
    def __init__(self):
        self.version = tuple(int(n) for n in tf.__version__.split("."))
        self.new = self.version >= (2, 4, 0)

    @property
    def old(self):
        return not self.new

    def rotation(self):
        if self.new:
            return tf.keras.layers.RandomRotation(0.1)  # ok: TF-44501
        return tf.keras.layers.experimental.preprocessing.RandomRotation(0.1)  # hit: TF-44501

    def translation(self):
        if self.old:
            raise RuntimeError("needs TensorFlow 2.4")
        return tf.keras.layers.experimental.preprocessing.RandomTranslation(0.1, 0.1)  # ok: TF-44501


@requires("2.0")
def since_two():
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462


@functools.lru_cache(maxsize=None)
def floor():
    if tf_version().major < 2:
        return 0.0
    return 1e-3


backend = Backend()
backend.rotation()
backend.translation()
since_two()
tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor())  # hit: TF-39462
OPTIMIZERS = {"old": "adagrad", "new": "adam"}
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(OPTIMIZERS["new" if backend.new else "old"], "mse")  # hit: TF-37229
