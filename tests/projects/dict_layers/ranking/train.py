import json
import os

import numpy as np
import tensorflow as tf
from ranking.model import build, clipped, reading
from tensorflow.keras.callbacks import ModelCheckpoint, TensorBoard

x, y = np.zeros((64, 16), dtype="float32"), np.zeros((64, 1), dtype="float32")

plain = build("plain")
model = build("careful")
model.compile("adam", "mse")


def logged(folder, profile=None):
    if profile is None:
        return TensorBoard(folder)
    return TensorBoard(folder, profile_batch=profile)


best = ModelCheckpoint("best", monitor="loss", save_best_only=True)
model.fit(x, y, callbacks=[best])  # hit: TF-44178
weights = ModelCheckpoint("weights", save_weights_only=True)
model.fit(x, y, callbacks=[weights])  # ok: TF-44178
file = ModelCheckpoint("best.h5", save_best_only=True)
model.fit(x, y, callbacks=[file, TensorBoard("logs")])  # hit: TF-38810
model.fit(x, y, callbacks=[file, TensorBoard("logs", profile_batch=0)])  # ok: TF-38810, TF-44178
model.fit(x, y, callbacks=[TensorBoard("logs", profile_batch="20,30")])  # ok: TF-38810
model.fit(x, y, callbacks=[logged("logs")])  # hit: TF-38810
model.fit(x, y, callbacks=[logged("logs", 0)])  # ok: TF-38810
model.fit(x, y, callbacks=[TensorBoard("logs", **json.loads(os.environ["BOARD"]))])  # maybe: TF-38810


class Export:
    """Where models are put."""

    folder = "artifacts"

    def __init__(self, model):
        self.model = model

    def saved(self):
        self.model.save(self.folder + "/model")  # hit: TF-44178

    def file(self):
        self.model.save(os.path.join(self.folder, "model.h5"))  # ok: TF-44178

    def served(self):
        tf.saved_model.save(self.model, self.folder)  # hit: TF-44178


for one in (clipped(), reading()):
    one.save_weights("one")  # ok: TF-44178
export = Export(model)
export.saved()
export.file()
export.served()
tf.keras.models.save_model(model, "again")  # hit: TF-44178
tf.keras.models.save_model(model, "again.h5", save_format="h5")  # ok: TF-44178
