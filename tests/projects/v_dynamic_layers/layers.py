import tensorflow as tf

DYNAMIC = True


class Pad(tf.keras.layers.Layer):
    def __init__(self, size=2, dynamic=DYNAMIC, **kwargs):
        super().__init__(dynamic=dynamic, **kwargs)
        self.size = size

    def call(self, inputs):
        return tf.concat([inputs] * self.size, axis=-1)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[1] * self.size)


class Right(Pad):
    def compute_output_shape(self, input_shape):
        return tf.TensorShape([input_shape[0], 2 * input_shape[1]])


class Listed(Pad):
    def compute_output_shape(self, input_shape):
        shape = input_shape.as_list()
        return [shape[0], shape[1] * 2]


class Outer(tf.keras.Model):
    def __init__(self):
        super().__init__(dynamic=True)
        self.pad = Pad()

    def call(self, x):
        return self.pad(x)  # ok: TF-32476


source = tf.keras.Input((3,))
Pad()(source)  # hit: TF-32476
Pad(3, True)(source)  # hit: TF-32476
Pad(dynamic=False)(source)  # ok: TF-32476
Right()(source)  # ok: TF-32476
Listed()(source)  # hit: TF-32476
hidden = tf.keras.layers.Dense(4)(source)
Pad(dynamic=not False)(hidden)  # hit: TF-32476
Pad()(tf.ones((1, 3)))  # ok: TF-32476
Outer()(tf.ones((1, 3)))
DYNAMIC = False
Listed(dynamic=DYNAMIC)(source)  # ok: TF-32476
