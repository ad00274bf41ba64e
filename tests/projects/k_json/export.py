import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K

from distance import siamese

net = siamese()
with open("siamese.json", "w") as file:
    file.write(net.to_json())  # hit: TF-41797
net.save_weights("siamese.h5")  # ok: TF-41797


class Scale:
    """Rates that are never negative."""

    def __init__(self, upper=None):
        self.upper = upper

    def build(self):
        source = tf.keras.Input((4,))
        rates = tf.keras.layers.Dense(4)(source)
        return tf.keras.Model(source, K.clip(rates, 1e-7, self.upper))


open("scale.json", "w").write(Scale().build().to_json())  # hit: TF-41797
root = K.sqrt(np.ones(3))


def upto(bound):
    source = tf.keras.Input((2,))
    return tf.keras.Model(source, tf.clip_by_value(source, 0.0, bound))


upto(np.inf).save("upto.h5")  # hit: TF-41797
