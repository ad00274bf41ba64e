"""How near a point is to the nearest of some examples, as a graph."""

import tensorflow as tf


def potential(point, examples, precision):
    """exp of the (negative) distance, for each example."""
    off = examples - point
    distance = tf.reduce_sum(tf.matmul(off, precision) * off, axis=1)
    return tf.exp(-0.5 * distance)


class Nearest:
    def __init__(self, examples, precision):
        self.point = tf.placeholder(tf.float32, (1, 3))
        near = potential(self.point, tf.constant(examples, tf.float32), tf.constant(precision, tf.float32))
        self.best = tf.reduce_max(near)
        self.scaled = 1.0 * self.best
        self.total = tf.reduce_sum(near)

    def score(self, session, point):
        return session.run(self.best, {self.point: point})  # hit: TF-29824

    def scaled_score(self, session, point):
        return session.run(self.scaled, {self.point: point})  # ok: TF-29824

    def mass(self, session, point):
        return session.run(self.total, {self.point: point})  # ok: TF-29824
