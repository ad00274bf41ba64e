import sys

import tensorflow as tf
from tensorflow.keras.layers import BatchNormalization
from tensorflow.keras.models import load_model, model_from_json


def freeze_norms(net):
    for layer in net.layers:
        if isinstance(layer, BatchNormalization):  # hit: TF-37635
            layer.trainable = False
    return net


base = load_model("pretrained/base.h5")
freeze_norms(base)

for layer in base.layers:
    if isinstance(layer, tf.keras.layers.LSTM):  # hit: TF-37635
        layer.stateful = True
    if isinstance(layer, tf.keras.layers.Dense):  # ok: TF-37635
        layer.trainable = True

served = load_model("pretrained/served")
heads = [layer for layer in served.layers if isinstance(layer, tf.keras.layers.Dense)]  # hit: TF-37635

with open("arch.json") as file:
    copy = model_from_json(file.read())
norms = [layer for layer in copy.layers if isinstance(layer, (tf.keras.layers.BatchNormalization, tf.keras.layers.Dropout))]  # hit: TF-37635
for layer in copy.layers:
    if isinstance(layer, tf.keras.layers.Dense):  # ok: TF-37635
        layer.trainable = False
    if layer.__class__.__name__ == "BatchNormalization":  # ok: TF-37635
        layer.trainable = False
