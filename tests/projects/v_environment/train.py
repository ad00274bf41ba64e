import os
from os import environ, getenv

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
os.environ["FLOOR"] = "0.001"
os.environ.setdefault("OPTIMIZER", "adagrad")
environ.update({"CLIP": "1", "ZERO": "0"})

import tensorflow as tf  # noqa: E402
from tensorflow.keras.callbacks import ReduceLROnPlateau  # noqa: E402

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])

ReduceLROnPlateau(min_lr=float(os.environ["FLOOR"]))  # hit: TF-39462
ReduceLROnPlateau(min_lr=float(os.environ.get("FLOOR", "0")))  # hit: TF-39462
ReduceLROnPlateau(min_lr=float(getenv("FLOOR")))  # hit: TF-39462
ReduceLROnPlateau(min_lr=float(environ["ZERO"]))  # ok: TF-39462
ReduceLROnPlateau(min_lr=float(environ.get("MIN_LR", "0.001")))  # maybe: TF-39462
ReduceLROnPlateau(min_lr=float(os.getenv("MIN_LR", 0.25)))  # ok: TF-39462
ReduceLROnPlateau(min_lr=float(os.environ["MIN_LR"]))  # maybe: TF-39462
model.compile(os.environ["OPTIMIZER"], "mse")  # maybe: TF-37229
model.compile(os.environ.get("OPT", "sgd"), "mse")  # ok: TF-37229
model.compile(os.environ.get("OPT") or "adagrad", "mse")  # maybe: TF-37229

os.environ["OPTIMIZER"] = "adagrad"
model.compile(os.environ["OPTIMIZER"], "mse")  # hit: TF-37229
os.environ["OPTIMIZER"] = "sgd"
model.compile(os.environ["OPTIMIZER"], "mse")  # ok: TF-37229
os.environ.pop("FLOOR")
ReduceLROnPlateau(min_lr=float(os.environ.get("FLOOR", "0")))  # ok: TF-39462
