import tensorflow as tf
from tensorflow.keras import layers


def net():
    return tf.keras.Sequential([layers.Dense(4, activation="relu", input_shape=(3,)), layers.Dense(2)])


one = net()
config = one.get_config()
other = tf.keras.Sequential.from_config(config)
print("same config:", config == other.get_config())  # hit: TF-40981


class Registry:
    def __init__(self):
        self.nets = {}

    def add(self, name, model):
        self.nets[name] = model.get_config()

    def unchanged(self, name):
        again = tf.keras.models.Sequential.from_config(self.nets[name])
        return again.get_config() == self.nets[name]  # hit: TF-40981


registry = Registry()
registry.add("first", net())
assert registry.unchanged("first")

open_ = tf.keras.Sequential([layers.Dense(3)])
copy = tf.keras.Sequential.from_config(open_.get_config())
print(copy.get_config() == open_.get_config())  # ok: TF-40981

source = tf.keras.Input((3,))
functional = tf.keras.Model(source, layers.Dense(2)(source))
twin = tf.keras.Model.from_config(functional.get_config())
print(twin.get_config() == functional.get_config())  # ok: TF-40981
