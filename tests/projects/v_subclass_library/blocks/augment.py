import tensorflow as tf
from tensorflow.keras.layers.experimental import preprocessing


class Augment(tf.keras.layers.Layer):
    """Turns and moves images while training."""

    def __init__(self, factor=0.1, fill_mode="reflect", **kwargs):
        super().__init__(**kwargs)
        self.turn = preprocessing.RandomRotation(factor, fill_mode=fill_mode)  # hit: TF-44501
        self.move = preprocessing.RandomTranslation(factor, factor, fill_mode="constant")  # ok: TF-44501
        self.zoom = None

    def build(self, input_shape):
        self.wrap = preprocessing.RandomTranslation(0.1, 0.1, fill_mode="wrap")  # hit: TF-44501
        super().build(input_shape)

    def call(self, inputs, training=None):
        return self.wrap(self.move(self.turn(inputs, training), training), training)


class Still(Augment):
    def __init__(self, **kwargs):
        super(Still, self).__init__(0.0, "constant", **kwargs)
