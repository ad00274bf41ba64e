import importlib

import keras
import tensorflow as tf

from . import KERAS_3, KERAS_MAJOR, version

if KERAS_3:
    one = keras.optimizers.Adam(clipnorm=0.0)  # hit: TF-33929
else:
    one = keras.optimizers.Adam(clipnorm=0.0)  # ok: TF-33929
if KERAS_MAJOR < 3:
    two = keras.optimizers.legacy.Adam(clipnorm=0)  # ok: TF-33929
if keras.version() >= "3.0":
    three = keras.optimizers.SGD(clipvalue=0)  # hit: TF-33929
if tf.keras.__version__ < "3":
    four = tf.keras.optimizers.SGD(clipvalue=0)  # ok: TF-33929
if version("keras") < "3":
    five = keras.optimizers.SGD(clipvalue=0)  # ok: TF-33929
if importlib.metadata.version("tensorflow") >= "2.16":
    six = tf.keras.optimizers.SGD(clipvalue=0.0)  # hit: TF-33929
if tf.version.VERSION < "2.16":
    seven = keras.optimizers.RMSprop(clipvalue=0.0)  # ok: TF-33929
try:
    from keras.src import optimizers
except ImportError:
    from keras import optimizers
eight = optimizers.Nadam(clipnorm=0)  # hit: TF-33929


def optimizer():
    if not KERAS_3:
        return keras.optimizers.Adam(clipnorm=0)  # ok: TF-33929
    return keras.optimizers.Adam(clipnorm=1.0)  # ok: TF-33929
