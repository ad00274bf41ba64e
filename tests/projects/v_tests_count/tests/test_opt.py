import unittest

import pytest
import tensorflow as tf

from lib.opt import compiled, floor


def test_compiled():
    assert compiled("adagrad").optimizer is not None


@pytest.mark.parametrize("value", [1e-3, 0.5])
def test_floor(value):
    assert floor(1e-3).min_lr == pytest.approx(1e-3)
    assert tf.keras.callbacks.ReduceLROnPlateau(min_lr=0.5).min_lr  # ok: TF-39462


@pytest.mark.skip(reason="flaky")
def test_rotation():
    tf.keras.layers.experimental.preprocessing.RandomRotation(0.1)  # hit: TF-44501


class TestMore(unittest.TestCase):
    def setUp(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def test_by_name(self):
        self.model.compile("adagrad", "mse")  # hit: TF-37229

    def test_by_class(self):
        self.model.compile(tf.keras.optimizers.Adagrad(), "mse")  # ok: TF-37229

    def test_raises(self):
        with self.assertRaises(ValueError):
            self.model.compile("nothing", "mse")  # ok: TF-37229
