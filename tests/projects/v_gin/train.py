import gin
import tensorflow as tf


@gin.configurable
def train(optimizer="adagrad", loss="mse"):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer, loss)  # maybe: TF-37229
    model.compile("adagrad", loss)  # hit: TF-37229
    return model


@gin.configurable("plateau")
def make_plateau(floor=1e-3, exact=0.0):
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=exact)  # ok: TF-39462
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # maybe: TF-39462


def plain(floor=1e-3):
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # hit: TF-39462


gin.parse_config_file("train.gin")
train()
make_plateau()
plain()
