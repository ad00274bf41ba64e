import tensorflow as tf
from tensorflow.keras import optimizers

OPTIMIZERS = {
    "sgd": optimizers.SGD(0.1, clipvalue=0.5),
    "adam": optimizers.Adam(1e-3),
    "rmsprop": optimizers.RMSprop(clipnorm=2.0),
}


def make():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    return model


a = make()
a.compile(OPTIMIZERS["sgd"], "mse")
a.fit(tf.ones((2, 2)), tf.ones((2, 1)))  # hit: TF-33929
b = make()
b.compile(OPTIMIZERS["adam"], "mse")
b.fit(tf.ones((2, 2)), tf.ones((2, 1)))  # ok: TF-33929
c = make()
c.compile(optimizer=OPTIMIZERS["rmsprop"], loss="mse")
for _ in range(3):
    c.train_on_batch(tf.ones((2, 2)), tf.ones((2, 1)))  # hit: TF-33929, TF-33177
c.evaluate(tf.ones((2, 2)), tf.ones((2, 1)))  # ok: TF-33929  # hit: TF-32320, TF-32286, TF-32089  # hit: KERAS-21331
frozen = optimizers.SGD(0.1, clipvalue=0)  # hit: TF-33929
nothing = optimizers.SGD(0.1, clipvalue=None)  # ok: TF-33929
