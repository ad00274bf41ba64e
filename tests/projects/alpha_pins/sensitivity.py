import tensorflow as tf


def block(relu):
    """One hidden layer, with an activation that is an operation or a layer."""
    source = tf.keras.Input((4,))
    hidden = tf.keras.layers.Dense(8)(source)
    return source, hidden


source, hidden = block(True)
plain = tf.keras.Model(source, tf.nn.relu(hidden))
layered = tf.keras.Model(source, tf.keras.layers.ReLU()(hidden))


@tf.function
def sensitivity(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = plain(x)
    return tape.gradient(y, x)  # hit: TF-27455


@tf.function
def sensitivity_of_layers(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = layered(x)
    return tape.gradient(y, x)  # ok: TF-27455


def eager(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = plain(x)
    return tape.gradient(y, x)  # ok: TF-27455


print(sensitivity(tf.ones((1, 4))), sensitivity_of_layers(tf.ones((1, 4))), eager(tf.ones((1, 4))))
