import tensorflow as tf


def product(x):
    return tf.reduce_prod(x)  # hit: TF-44556


def by_hand(x):
    return x[0] * x[1] * x[2]


def ones(x):
    return tf.math.reduce_prod(tf.ones_like(x))  # ok: TF-44556


class Hessian:
    def __init__(self, f):
        self.f = f

    def __call__(self, x):
        with tf.GradientTape(persistent=True) as outer:
            outer.watch(x)
            g = self.gradient(x)
        return outer.jacobian(g, x)

    def gradient(self, x):
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = self.f(x)
        return inner.gradient(y, x)


x = tf.constant([0.0, 1.0, 2.0])
Hessian(product)(x)
Hessian(by_hand)(x)
Hessian(ones)(x)

with tf.GradientTape() as t2, tf.GradientTape() as t1:
    t2.watch(x)
    t1.watch(x)
    volume = tf.reduce_prod(x)  # hit: TF-44556
    area = t1.gradient(volume, x)
t2.gradient(area, x)

with tf.GradientTape() as t2:
    t2.watch(x)
    with tf.GradientTape() as t1:
        t1.watch(x)
        total = tf.reduce_prod([3.0, 4.0])  # ok: TF-44556
    t1.gradient(total, x)

with tf.GradientTape() as alone:
    alone.watch(x)
    once = tf.reduce_prod(x)  # ok: TF-44556
alone.gradient(once, x)

with tf.GradientTape() as first:
    first.watch(x)
    apart = tf.reduce_prod(x)  # ok: TF-44556
slope = first.gradient(apart, x)
with tf.GradientTape() as second:
    second.watch(x)
    other = tf.reduce_sum(x**2)
second.gradient(other, x)
