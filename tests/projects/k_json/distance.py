import tensorflow as tf
from tensorflow.keras import backend as K, layers


def euclidean(a, b):
    return K.sqrt(K.sum(K.square(a - b), axis=-1, keepdims=True))


def siamese(width=16):
    """The distance of two embeddings, as operations on the tensors of the model."""
    left, right = layers.Input((width,)), layers.Input((width,))
    embed = layers.Dense(8)
    apart = embed(left) - embed(right)
    return tf.keras.Model([left, right], K.sqrt(apart * apart))


def wrapped(width=16):
    left, right = layers.Input((width,)), layers.Input((width,))
    return tf.keras.Model([left, right], layers.Lambda(lambda pair: euclidean(*pair))([left, right]))
