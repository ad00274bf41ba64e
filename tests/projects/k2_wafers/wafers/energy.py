"""The curvature of a product of factors, for Newton steps."""
import tensorflow as tf


def likelihood(rates):
    return tf.reduce_prod(rates, axis=-1)  # hit: TF-44556


def log_likelihood(rates):
    return tf.reduce_sum(tf.math.log(rates), axis=-1)


def curvature(function, point):
    with tf.GradientTape() as outer:
        outer.watch(point)
        with tf.GradientTape() as inner:
            inner.watch(point)
            value = function(point)
        slope = inner.gradient(value, point)
    return outer.jacobian(slope, point)


if __name__ == "__main__":
    at_edge = tf.constant([0.0, 0.3, 0.9])
    print(curvature(likelihood, at_edge))
    print(curvature(log_likelihood, tf.constant([0.1, 0.3, 0.9])))  # ok: TF-44556
