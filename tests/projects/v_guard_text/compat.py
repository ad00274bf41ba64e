import tensorflow as tf

TF2 = tf.__version__.startswith("2.")
OLD = tf.__version__ < "2.4"
MAJOR, MINOR = tf.__version__.split(".")[:2]

if tf.__version__.startswith("1."):
    tf.enable_eager_execution()
    FLOOR = 0.0
else:
    FLOOR = 1e-3


def is_tf2():
    return tf.__version__[0] == "2"


def plateau(**kwargs):
    if TF2:
        return tf.keras.callbacks.ReduceLROnPlateau(**kwargs)  # hit: TF-39462
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3, **kwargs)  # ok: TF-39462
