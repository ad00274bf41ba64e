import tensorflow as tf


def compiled(name):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(name, "mse")  # hit: TF-37229
    return model


def floor(value):
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=value)  # hit: TF-39462
