"""Trains a regressor.

python train.py --clip_norm=2 --optimizer=sgd
"""
from absl import app, flags, logging
import tensorflow as tf

import common_flags  # noqa: F401

FLAGS = flags.FLAGS
_CLIP = flags.DEFINE_float("clip_norm", 1.0, "Norm to clip to.", lower_bound=0.0)
_FREEZE = flags.DEFINE_bool("freeze", False, "Freeze the first layer.")
_LAYERS = flags.DEFINE_list("layers", ["32", "16"], "Units of each layer.")
flags.DEFINE_enum("loss", "mse", ["mse", "mae"], "Loss.")


def model_fn():
    return tf.keras.Sequential([tf.keras.layers.Dense(int(units)) for units in _LAYERS.value])


def plateau():
    return [
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=FLAGS.min_learning_rate),  # maybe: TF-39462
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=flags.FLAGS.exact_floor),  # ok: TF-39462
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=FLAGS["exact_floor"].value),  # ok: TF-39462
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=5e-4),  # hit: TF-39462
    ]


def main(argv):
    del argv
    logging.info("optimizer %s", FLAGS.optimizer)
    model = model_fn()
    model.compile(FLAGS.optimizer, FLAGS.loss)  # maybe: TF-37229
    model.compile(FLAGS.loss and "sgd", FLAGS.loss)  # ok: TF-37229
    model.compile(tf.keras.optimizers.SGD(clipnorm=_CLIP.value), FLAGS.loss)
    model.fit(tf.ones((4, 2)), tf.ones((4, 16)), callbacks=plateau())  # maybe: TF-33929
    model.compile(tf.keras.optimizers.SGD(clipnorm=2 if FLAGS.freeze else 3), FLAGS.loss)
    model.fit(tf.ones((4, 2)), tf.ones((4, 16)))  # hit: TF-33929
    FLAGS.min_learning_rate = 0.5
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=FLAGS.min_learning_rate)  # ok: TF-39462
    FLAGS.optimizer = "adagrad"
    model.compile(FLAGS.optimizer, FLAGS.loss)  # hit: TF-37229


if __name__ == "__main__":
    app.run(main)
