import tensorflow as tf


class Doubling(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super(Doubling, self).__init__(dynamic=True, **kwargs)

    def call(self, inputs):
        return tf.concat([inputs, inputs], axis=-1)

    def compute_output_shape(self, input_shape):
        return (None, 2)


class Tripling(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(dynamic=True, **kwargs)

    def call(self, inputs):
        return tf.concat([inputs] * 3, axis=-1)

    def compute_output_shape(self, input_shape):
        return tf.TensorShape([None, 3])


class Static(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_output_shape(self, input_shape):
        return [None, 1]


class Scaled(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(int(input_shape[-1]),))

    def call(self, inputs):
        return inputs * self.scale


class Sized(Scaled):
    def compute_output_shape(self, input_shape):
        return input_shape
