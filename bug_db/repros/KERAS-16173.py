"""TensorBoard with update_freq writes nothing but once an epoch."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, by_hand=False):
    folder = tempfile.mkdtemp()
    rows = np.ones((8, 1), "float32")
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(1,))])
    model.compile("sgd", "mse")
    try:
        callbacks = [tf.keras.callbacks.TensorBoard(folder, update_freq=1)]
        if by_hand:
            writer = tf.summary.create_file_writer(folder)

            def write(batch, logs):
                with writer.as_default():
                    tf.summary.scalar("batch_loss", logs["loss"], step=batch)

            callbacks = [tf.keras.callbacks.LambdaCallback(on_batch_end=write)]
        model.fit(rows, rows, batch_size=2, verbose=0, callbacks=callbacks)
        if by_hand:
            writer.flush()
    except Exception as error:
        if type(error).__name__ not in ("TBNotInstalledError", "AttributeError"):
            raise
        return "inapplicable", "TensorBoard is not there"
    steps = 0
    for root, _, names in os.walk(folder):
        for name in [name for name in names if "tfevents" in name]:
            for event in tf.compat.v1.train.summary_iterator(os.path.join(root, name)):
                steps += len([value for value in event.summary.value if value.tag in ("batch_loss", "loss")])
    shutil.rmtree(folder)
    return ("absent" if steps > 1 else "reproduced"), "%d of 4 batches have a loss of their own" % steps


def workaround(seed):
    return repro(seed, by_hand=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
