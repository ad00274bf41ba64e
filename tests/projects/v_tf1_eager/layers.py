import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.kernel = self.add_weight("kernel", [1])
        super(Scale, self).build(input_shape)

    def call(self, inputs):
        return inputs * self.kernel
