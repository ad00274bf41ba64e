import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.kernel = self.add_weight("kernel", shape=[1])

    def call(self, inputs):
        return inputs * self.kernel


class FixedShape(Scale):
    def compute_output_shape(self, input_shape):
        return tf.TensorShape(input_shape)


class Head(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.scale = Scale()
        self.fixed = FixedShape()
        self.rate = 1e-3
        self.out = tf.keras.layers.Dense(2)

    def call(self, x):
        tf.print(self.fixed.compute_output_shape(x.shape))  # ok: TF-34141
        return self.out(self.fixed(self.scale(x)))

    def plateau(self):
        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=self.rate)  # hit: TF-39462

    def shape(self):
        return Scale().compute_output_shape((None, 4))  # hit: TF-34141
