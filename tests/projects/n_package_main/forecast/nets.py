import tensorflow as tf


def lstm(units, rate, norm=None):
    net = tf.keras.Sequential()
    net.add(tf.keras.layers.LSTM(units))
    net.add(tf.keras.layers.Dense(1))
    options = {"clipnorm": norm} if norm else {}
    net.compile(tf.keras.optimizers.Adam(rate, **options), loss="mse")
    return net
