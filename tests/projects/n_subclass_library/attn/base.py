import tensorflow as tf


class Base(tf.keras.layers.Layer):
    """What every layer here extends."""

    def __init__(self, units=8, **kwargs):
        super(Base, self).__init__(**kwargs)
        self.units = units

    def get_config(self):
        return {**super(Base, self).get_config(), "units": self.units}


class Clipped(tf.keras.optimizers.Adam):
    def __init__(self, rate=1e-3, **kwargs):
        super().__init__(rate, clipnorm=1.0, **kwargs)
