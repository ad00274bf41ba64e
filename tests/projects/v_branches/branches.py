import os
import sys

from tensorflow import keras

fast = "--fast" in sys.argv
model = keras.Sequential([keras.layers.Dense(3, "softmax")])
model.compile("sgd", "sparse_categorical_crossentropy", ["acc"])
model.save("branch.h5")
x, y = [[1.0]], [1]

loaded = keras.models.load_model("branch.h5")
if fast:
    loaded.compile("sgd", "sparse_categorical_crossentropy", ["acc"])
loaded.evaluate(x, y)  # maybe: TF-42459

both = keras.models.load_model("branch.h5")
if fast:
    both.compile("sgd", "sparse_categorical_crossentropy", ["acc"])
    both.evaluate(x, y)  # ok: TF-42459
else:
    both.evaluate(x, y)  # hit: TF-42459

if os.path.exists("branch.h5"):
    either = keras.models.load_model("branch.h5")
else:
    either = keras.Sequential([keras.layers.Dense(3)])
    either.compile("sgd", "mse")
either.evaluate(x, y)  # hit: TF-42459

surely = keras.models.load_model("branch.h5")
if fast:
    surely.compile("sgd", "sparse_categorical_crossentropy", ["acc"])
else:
    surely.compile("adam", "sparse_categorical_crossentropy", ["acc"])
surely.evaluate(x, y)  # ok: TF-42459

floor = 1e-3 if fast else 5e-4
keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # hit: TF-39462
floor = 1e-3 if fast else 0.0
keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # maybe: TF-39462
floor = 0.25 if fast else 0.0
keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # ok: TF-39462

try:
    tried = keras.models.load_model("branch.h5")
except OSError:
    sys.exit("train first")
tried.evaluate(x, y)  # hit: TF-42459

while True:
    looped = keras.models.load_model("branch.h5")
    looped.evaluate(x, y)  # hit: TF-42459
    if fast:
        break
    looped.compile("sgd", "sparse_categorical_crossentropy", ["acc"])
    looped.evaluate(x, y)  # ok: TF-42459
    break
