"""Influence of training points, with placeholders and a session."""
import numpy as np
import tensorflow as tf
from tensorflow.contrib import slim
from tqdm import tqdm


class Influence(object):
    def __init__(self, features):
        self.graph = tf.Graph()
        with self.graph.as_default():
            self.x = tf.placeholder(tf.float32, [None, features])
            self.y = tf.placeholder(tf.float32, [None])
            self.theta = tf.Variable(tf.zeros([features]))
            self.volume = tf.reduce_prod(self.theta)
            self.loss = tf.reduce_mean(tf.square(tf.tensordot(self.x, self.theta, 1) - self.y))
            self.curvature = tf.hessians(self.loss, self.theta)  # ok: TF-44556
            self.spread = tf.hessians(self.volume, self.theta)  # hit: TF-44556
            self.slope = tf.gradients(self.volume, self.theta)  # ok: TF-44556
            self.rate = tf.Variable(0.1, trainable=False)
            self.slower = tf.assign(self.rate, self.rate * 0.5)  # ok: TF-31324
            self.step = tf.train.GradientDescentOptimizer(self.rate).minimize(self.loss)

    def run(self, x, y):
        with tf.Session(graph=self.graph) as session:
            session.run(tf.global_variables_initializer())
            for _ in tqdm(range(100)):
                session.run(self.step, {self.x: x, self.y: y})
            return session.run([self.curvature, self.spread])


def away_from_zero():
    scale = tf.constant([1.0, 2.0, 4.0])
    return tf.hessians(tf.reduce_prod(scale), scale)  # ok: TF-44556


def slim_net(images):
    with slim.arg_scope([slim.conv2d], trainable=False):
        return slim.conv2d(images, 8, [3, 3])


if __name__ == "__main__":
    model = Influence(4)
    model.run(np.zeros((8, 4)), np.zeros(8))
