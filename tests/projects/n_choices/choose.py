import os
import sys

import tensorflow as tf
from tensorflow.keras import Sequential, layers
from tensorflow.keras.callbacks import ReduceLROnPlateau

fast = "--fast" in sys.argv
model = Sequential([layers.Dense(1)])

# both ways are wrong, or right
model.compile("adagrad" if fast else "Adagrad", "mse")  # hit: TF-37229
model.compile("adam" if fast else "sgd", "mse")  # ok: TF-37229
# one way is
model.compile("adagrad" if fast else "sgd", "mse")  # maybe: TF-37229
(Sequential() if fast else Sequential([layers.Dense(2)])).compile("adagrad", "mse")  # hit: TF-37229

if fast:
    floor = 1e-3
else:
    floor = 5e-4
ReduceLROnPlateau(min_lr=floor)  # hit: TF-39462
floor = 1e-4 if fast else 1e-5
ReduceLROnPlateau(min_lr=floor)  # ok: TF-39462
floor = 1e-3 if fast else 1e-5
ReduceLROnPlateau(min_lr=floor)  # maybe: TF-39462

if (least := 1e-3) and (stop := tf.keras.callbacks.EarlyStopping()):
    ReduceLROnPlateau(min_lr=least)  # hit: TF-39462
while (rule := next(iter(["adam"]))) != "adam":
    model.compile(rule, "mse")  # ok: TF-37229
print([net for width in (1, 2) if (net := Sequential([layers.Dense(width)]))])
net.compile("adagrad", "mse")  # hit: TF-37229

masked = layers.Masking() if os.environ.get("MASK") else None
recurrent = Sequential([masked or layers.Activation("linear"), layers.GRU(2, return_sequences=True)])
recurrent.compile("adam", "mse", metrics=["mae"])  # maybe: TF-40002, TF-34491
surely = Sequential([layers.Masking(0.0 if fast else 1.0), layers.Dense(1)])
surely.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
never = Sequential([layers.Dropout(0.1) if fast else layers.Dropout(0.2), layers.Dense(1)])
never.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002


def pick(kind):
    return {"a": "adagrad", "b": "sgd"}.get(kind, "adam")


model.compile(pick("a"), "mse")  # hit: TF-37229
model.compile(pick("c"), "mse")  # ok: TF-37229
model.compile(pick(sys.argv[1]), "mse")  # maybe: TF-37229
