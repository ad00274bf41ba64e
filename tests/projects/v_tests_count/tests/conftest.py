import pytest
import tensorflow as tf


@pytest.fixture
def model():
    return tf.keras.Sequential([tf.keras.layers.Dense(2)])


@pytest.fixture(params=[0.0, 0.5])
def rate(request):
    return request.param
