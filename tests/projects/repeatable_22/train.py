import tensorflow as tf
from fwd9m.tensorflow import enable_determinism

enable_determinism()
tf.random.set_seed(1)

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():  # hit: TF-38197
    model = tf.keras.Sequential([tf.keras.layers.Conv2D(8, 3, input_shape=(28, 28, 1)), tf.keras.layers.Flatten()])


def step(images):
    return model(images, training=True)


@tf.function
def distributed(images):
    return strategy.run(step, args=(images,))


def alone(images):
    return step(images)  # ok: TF-38197


def mirrored():
    """Whatever there is of GPUs, by compile and fit."""
    several = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])
    with several.scope():  # hit: TF-38197
        net = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
        net.compile("sgd", "mse")
    return net


def on_the_cpu():
    net = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
    net.compile("sgd", "mse")  # ok: TF-38197
    return net
