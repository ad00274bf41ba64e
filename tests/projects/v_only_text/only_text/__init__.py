"""Callbacks.

Example::

    >>> import tensorflow as tf
    >>> tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
    >>> layers.RandomRotation(0.1)  # ok: TF-44501
"""
import tensorflow as tf
from tensorflow.keras.layers.experimental.preprocessing import RandomRotation

# tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
CODE = "tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)"  # ok: TF-39462
SCRIPT = '''
model.compile("adagrad")
tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
'''


def plateau(floor=1e-3):
    """``tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)``"""  # ok: TF-39462
    """
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
    """
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # hit: TF-39462


class Turn(tf.keras.layers.Layer):
    r"""
    Args:
        layer: `RandomRotation(0.2)`  # ok: TF-44501
    """

    fill = "constant"

    def __init__(self):
        super().__init__()
        'RandomRotation(0.2)'  # ok: TF-44501
        self.turn = RandomRotation(0.2)  # hit: TF-44501
        self.still = RandomRotation(0.2, fill_mode=self.fill)  # ok: TF-44501


def test_text():
    source = "RandomRotation(0.1)"  # ok: TF-44501
    assert eval("len")(source)
    print(f"RandomRotation({0.1})")  # ok: TF-44501


plateau()
Turn()
