"""python -m wafers.train --data wafers/ --out runs/1"""
import argparse
import os

import tensorflow as tf
from tensorflow.keras.callbacks import Callback, EarlyStopping, ModelCheckpoint, TensorBoard
from tensorflow.keras.utils import plot_model

from .data import Jitter, load_folder, training_flow
from .models import DefectTagger, channels_first_loss, comparer, twins

SMOOTHING = 0.1


class LearningRateLog(Callback):
    def on_train_batch_end(self, batch, logs=None):
        rate = tf.keras.backend.get_value(self.model.optimizer.lr)
        tf.summary.scalar("learning_rate", rate)  # hit: KERAS-20143


class StepLog(Callback):
    def __init__(self, folder):
        super().__init__()
        self.writer = tf.summary.create_file_writer(os.path.join(folder, "steps"))

    def on_train_batch_end(self, batch, logs=None):
        with self.writer.as_default():
            tf.summary.scalar("loss", logs["loss"], step=self.model.optimizer.iterations)  # ok: KERAS-20143


def make_callbacks(out, save_every):
    return [
        TensorBoard(log_dir=os.path.join(out, "logs"), update_freq="batch"),  # hit: KERAS-16173
        LearningRateLog(),
        StepLog(out),
        EarlyStopping(monitor="val_loss", patience=5),
        ModelCheckpoint(os.path.join(out, "weights-{epoch:02d}"), save_weights_only=True, save_freq=save_every),
    ]


def parse_args():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", default="runs/latest")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--batch-size", type=int, default=32)
    return parser.parse_args()


def main():
    args = parse_args()
    images, labels = load_folder(args.data)
    model = DefectTagger(width=16, steps_per_execution=8).build()
    callbacks = make_callbacks(args.out, save_every=64)
    model.fit(  # hit: KERAS-17589  # hit: TF-41361
        training_flow(images, labels, args.batch_size), epochs=args.epochs, callbacks=callbacks
    )
    pair = comparer()
    plot_model(pair, os.path.join(args.out, "pair.png"), show_shapes=True, expand_nested=True)  # hit: KERAS-21119
    plot_model(pair, to_file=os.path.join(args.out, "flat.png"), show_shapes=True)  # ok: KERAS-21119

    segmenter = tf.keras.models.load_model(os.path.join(args.out, "segmenter"), compile=False)
    segmenter.compile("adam", loss=channels_first_loss(SMOOTHING))
    one, two = twins()


if __name__ == "__main__":
    main()
