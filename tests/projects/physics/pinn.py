import tensorflow as tf


def product(x):
    return tf.reduce_prod(x, axis=-1)  # hit: TF-44556


def total(x):
    return tf.reduce_sum(x, axis=-1)


def curvature(f, x):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = f(x)
        slope = inner.gradient(y, x)
    return outer.jacobian(slope, x)


def slope_only(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_prod(x)  # ok: TF-44556
    return tape.gradient(y, x)


def away_from_zero():
    x = tf.constant([1.0, 2.0])
    with tf.GradientTape() as t2:
        t2.watch(x)
        with tf.GradientTape() as t1:
            t1.watch(x)
            y = tf.math.reduce_prod(tf.constant([3.0, 4.0]))  # ok: TF-44556
        g = t1.gradient(y, x)
    return t2.gradient(g, x)


points = tf.constant([[0.0, 1.0], [2.0, 3.0]])
print(curvature(product, points))
print(curvature(total, points))
print(slope_only(points), away_from_zero())
