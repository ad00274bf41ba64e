import numpy as np
import tensorflow as tf
from series.feeds import ByHand, Files, Windows
from series.models import decoder
from tensorflow.keras.callbacks import EarlyStopping, TensorBoard

for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)

signal = np.zeros((4096, 1), dtype="float32")
model = decoder()
model.compile("adam", "mse")
model.fit(Windows(signal), epochs=3)  # hit: TF-33503
model.fit(Windows(signal, width=32), epochs=3, verbose=0)  # hit: TF-33503
model.fit(ByHand(signal), epochs=3)  # ok: TF-33503
model.fit(Files(["a.npy", "b.npy"]), epochs=3)  # ok: TF-33503


def logged(folder, profile=None):
    if profile is None:
        return TensorBoard(folder)
    return TensorBoard(folder, profile_batch=profile)


board = TensorBoard(log_dir="logs", histogram_freq=1)
model.fit(ByHand(signal), callbacks=[board, EarlyStopping(patience=2)])  # hit: TF-33814  # ok: TF-38810
model.fit(ByHand(signal), callbacks=[logged("logs")])  # hit: TF-33814  # ok: TF-38810
model.fit(ByHand(signal), callbacks=[logged("logs", 0)])  # ok: TF-38810, TF-33814
model.fit(ByHand(signal), callbacks=[EarlyStopping()])  # ok: TF-38810, TF-33814
