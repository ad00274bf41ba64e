"""ModelCheckpoint keeps the model with the lowest AUC."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, told=False):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros")])
    auc = [tf.keras.metrics.AUC(name="auc")] if hasattr(tf.keras.metrics, "AUC") else []
    model.compile("sgd", "binary_crossentropy", metrics=auc)
    rows, labels = np.array([[0.0], [1.0]], "float32"), np.array([[0.0], [1.0]], "float32")
    model.fit(rows, labels, epochs=1, verbose=0)
    folder = tempfile.mkdtemp()
    options = {"mode": "max"} if told else {}
    path = os.path.join(folder, "{epoch}.weights.h5")
    keeper = tf.keras.callbacks.ModelCheckpoint(
        path, monitor="val_auc", save_best_only=True, save_weights_only=True, **options
    )
    keeper.set_model(model)
    keeper.on_train_begin()
    for epoch, value in enumerate([0.6, 0.9]):
        keeper.on_epoch_begin(epoch)
        keeper.on_epoch_end(epoch, {"val_auc": value})
    saved = sorted(os.listdir(folder))
    shutil.rmtree(folder)
    return (
        "absent" if any(name.startswith("2.") for name in saved) else "reproduced"
    ), "AUC rises from 0.6 to 0.9, saved: %s" % ", ".join(saved)


def workaround(seed):
    return repro(seed, told=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
