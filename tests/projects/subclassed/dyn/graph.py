import tensorflow as tf

from dyn.layers import Doubling, Scaled, Sized, Static, Tripling


def wide():
    inputs = tf.keras.Input(shape=(1,))
    doubled = Doubling()(inputs)  # hit: TF-32476
    tripled = Tripling()(inputs)  # ok: TF-32476
    same = Static()(inputs)  # ok: TF-32476
    return tf.keras.Model(inputs, [doubled, tripled, same])


def shapes():
    scaled = Scaled()
    print(scaled.compute_output_shape((None, 4)))  # hit: TF-34141
    sized = Sized()
    print(sized.compute_output_shape((None, 4)))  # ok: TF-34141
    used = Scaled()
    used(tf.keras.Input(shape=(4,)))
    print(used.compute_output_shape((None, 4)))  # ok: TF-34141
    print(tf.keras.layers.Dense(3).compute_output_shape((None, 4)))  # ok: TF-34141
