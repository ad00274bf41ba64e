import tensorflow as tf

from . import base


class Feed(base.Base):
    def build(self, input_shape):
        self.kernel = self.add_weight("kernel", (int(input_shape[-1]), self.units))
        self.built = True

    def call(self, x):
        return tf.matmul(x, self.kernel)


class Residual(Feed):
    def call(self, x):
        return x + super().call(x)


class Sized(Residual):
    def compute_output_shape(self, input_shape):
        return tf.TensorShape(input_shape[:-1] + [self.units])


class Block(base.Base):
    def __init__(self, units):
        super().__init__(units)
        self.feed = Residual(units)

    def call(self, x):
        return self.feed(x)


class Ragged(base.Base):
    def __init__(self):
        super().__init__(dynamic=True)

    def call(self, x):
        return x

    def compute_output_shape(self, input_shape):
        return tuple(input_shape)[:-1] + (self.units,)
