import tensorflow as tf

NAME = "adagrad"


def compiled(optimizer):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(8,))])
    model.compile(optimizer=optimizer, loss="mse")  # ok: TF-37229
    return model


def fallback(optimizer="adagrad"):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(8,))])
    model.compile(optimizer, loss="mse")  # maybe: TF-37229
    return model


by_name = tf.keras.Sequential([tf.keras.layers.Dense(1)])
by_name.compile("adagrad", "mse")  # hit: TF-37229
by_constant = tf.keras.Sequential([tf.keras.layers.Dense(1)])
by_constant.compile(loss="mse", optimizer=NAME)  # hit: TF-37229
by_class = tf.keras.Sequential([tf.keras.layers.Dense(1)])
by_class.compile(tf.keras.optimizers.Adagrad(), "mse")  # ok: TF-37229
by_adam = tf.keras.Sequential([tf.keras.layers.Dense(1)])
by_adam.compile("adam", "mse")  # ok: TF-37229
found = tf.keras.optimizers.get("Adagrad")  # hit: TF-37229
other = tf.keras.optimizers.get("adam")  # ok: TF-37229
