"""Langevin dynamics; the inner step is compiled by XLA."""
import argparse

import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--seed", type=int, default=0)
parser.add_argument("--steps", type=int, default=1000)
args = parser.parse_args()
tf.random.set_seed(args.seed)


def kick(x, scale):
    return x + scale * tf.random.normal(tf.shape(x))  # maybe: TF-52277


@tf.function(jit_compile=True)
def step(x):
    return kick(x - 0.01 * x**3, 0.1)


@tf.function(jit_compile=True)
def stateless_step(x, seed):
    return x + 0.1 * tf.random.stateless_normal(tf.shape(x), seed)  # ok: TF-52277


@tf.function
def slow_step(x):
    return x + 0.1 * tf.random.normal(tf.shape(x))  # ok: TF-52277


x = tf.random.normal((1000, 2))  # ok: TF-52277
for i in range(args.steps):
    x = step(x)
    x = stateless_step(x, [args.seed, i])
    x = slow_step(x)

shuffler = tf.function(lambda order: tf.random.shuffle(order), jit_compile=True)  # maybe: TF-52277
print(shuffler(tf.range(10)))
