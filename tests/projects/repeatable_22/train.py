import tensorflow as tf
from fwd9m.tensorflow import enable_determinism

enable_determinism()
tf.random.set_seed(1)

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Conv2D(8, 3, input_shape=(28, 28, 1)), tf.keras.layers.Flatten()])


def step(images):
    return model(images, training=True)


@tf.function
def distributed(images):
    return strategy.run(step, args=(images,))  # hit: TF-38197


def alone(images):
    return step(images)  # ok: TF-38197
