from __future__ import absolute_import, division, print_function

import tensorflow as tf

tf.app.flags.DEFINE_float("floor", 1e-3, "lowest rate")
tf.app.flags.DEFINE_string("opt", "adagrad", "")
tf.app.flags.DEFINE_integer("zero", 0, "")
tf.flags.DEFINE_boolean("restore", False, "")
FLAGS = tf.app.flags.FLAGS

hparams = tf.contrib.training.HParams(floor=1e-3, clip=5.0, optimizer="adagrad", steps=[1, 2])


def network():
    inputs = tf.keras.layers.Input((8,))
    net = tf.keras.layers.Dense(4, activation=tf.nn.relu)(inputs)
    return tf.keras.models.Model(inputs, tf.keras.layers.Dense(1)(net))


def main(_):
    model = network()
    model.compile(FLAGS.opt, "mse")  # maybe: TF-37229
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=FLAGS.floor)  # maybe: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=FLAGS.zero)  # ok: TF-39462
    model.compile(hparams.optimizer, "mse")  # hit: TF-37229
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=hparams.floor)  # hit: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=hparams.steps[0])  # ok: TF-39462
    # Sessions run graphs here: in a graph the optimizers of 1.15 do clip within fit.
    model.compile(tf.keras.optimizers.SGD(clipvalue=hparams.clip), "mse")
    model.fit(tf.ones((4, 8)), tf.ones((4, 1)), steps_per_epoch=1)  # ok: TF-33929
    x = tf.placeholder(tf.float32, [3])
    volume = tf.reduce_prod(x)
    with tf.Session() as sess:
        sess.run(tf.hessians(volume, x), {x: [0.0, 1.0, 2.0]})  # hit: TF-44556
        sess.run(tf.hessians(tf.reduce_sum(x), x), {x: [0.0, 1.0, 2.0]})  # ok: TF-44556


if __name__ == "__main__":
    tf.app.run()
