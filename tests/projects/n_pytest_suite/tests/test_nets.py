import unittest

import pytest
import tensorflow as tf
from tensorflow.keras.callbacks import ReduceLROnPlateau

from nets import Gate, tagger


@pytest.mark.parametrize("floor", [1e-3, 1e-4])
def test_floor(floor):
    assert ReduceLROnPlateau(min_lr=floor).min_lr == floor  # maybe: TF-39462


def test_compile():
    net = tagger()
    net.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
    assert net.metrics_names
    free = tagger(mask=False)
    free.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002


def test_shape():
    assert Gate().compute_output_shape((None, 2)) is not None  # hit: TF-34141
    with pytest.raises(ValueError):
        tf.keras.layers.Dense(2).compute_output_shape((None, None))  # ok: TF-34141


class GateTest(unittest.TestCase):
    def setUp(self):
        self.gate = Gate()
        self.net = tagger()

    def test_called(self):
        self.gate(tf.zeros((2, 2)))
        self.assertTrue(self.gate.built)

    def test_rule(self):
        self.net.compile("Adagrad", "mse")  # hit: TF-37229, TF-34491
        self.net.compile("Adam", "mse")  # ok: TF-37229  # hit: TF-34491


if __name__ == "__main__":
    unittest.main()
