import functools

import tensorflow as tf

from tools import BUILDERS, clipped, compiled, register, timed, unchanged


@register("linear")
@timed
def linear(width=1):
    return tf.keras.Sequential([tf.keras.layers.Dense(width)])


@compiled("adagrad")
def by_name(width):
    return tf.keras.Sequential([tf.keras.layers.Dense(width)])


@compiled(loss="mae")
def by_default(width):
    return tf.keras.Sequential([tf.keras.layers.Dense(width)])


@clipped(0.5)
def sgd(rate, **options):
    return tf.keras.optimizers.SGD(rate, **options)


@functools.lru_cache(maxsize=None)
def shared():
    return linear(3)


@unchanged
@tf.keras.utils.register_keras_serializable("own")
class Scale(tf.keras.layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight("scale", (1,))

    @tf.function
    def call(self, x):
        return x * self.scale


@tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
def step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(shared()(x))
    rule = sgd(0.1)
    rule.apply_gradients(zip(tape.gradient(loss, [x]), [x]))  # hit: TF-33929
    return loss


def main(x, y):
    one = BUILDERS["linear"](4)
    one.compile("Adagrad", "mse")  # hit: TF-37229
    two = by_name(4)
    two.fit(x, y)  # ok: TF-33929
    three = by_default(4)
    three.compile(sgd(0.1), "mse")
    three.fit(x, y)  # hit: TF-33929
    shared().compile("adagrad", "mse")  # hit: TF-37229
    print(Scale().compute_output_shape((None, 3)))  # hit: TF-34141
    scale = Scale()
    scale(tf.ones((2, 3)))
    print(scale.compute_output_shape((None, 3)))  # ok: TF-34141
    step(x)


main(tf.zeros([4]), tf.zeros([4]))
