import tensorflow as tf
from tensorflow.keras import layers


def widths(net):
    return [layer.units for layer in net.layers if isinstance(layer, layers.Dense)]  # hit: TF-37635


def norms(net):
    return [layer for layer in net.layers if isinstance(layer, layers.BatchNormalization)]  # ok: TF-37635


def made():
    net = tf.keras.Sequential([layers.Dense(8, input_shape=(4,)), layers.BatchNormalization(), layers.Dense(1)])
    net.compile("sgd", "mse")
    return net


net = made()
net.save("served", save_format="tf")
net.save("kept.h5")
print(widths(tf.keras.models.load_model("served")))
print(norms(tf.keras.models.load_model("kept.h5")))
