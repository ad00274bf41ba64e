import tensorflow as tf


class Steps:
    def __init__(self, function):
        self.layer = tf.keras.layers.TimeDistributed(tf.keras.layers.Lambda(function))

    def __call__(self, tensor):
        return self.layer(tensor)  # hit: TF-20452


Steps(lambda t: t[..., 0])(tf.keras.layers.Input((5, 6, 7)))
