import importlib

import parts
from parts import *
from tensorflow.keras import callbacks as theirs, optimizers
from tensorflow._api.v2.keras.callbacks import ReduceLROnPlateau as deep

parts.callbacks.Plateau(min_lr=1e-3)  # hit: TF-39462
parts.callbacks.Named(min_lr=1e-3)  # hit: TF-39462
parts.callbacks.Named(min_lr=1e-4)  # ok: TF-39462
deep(min_lr=5e-4)  # hit: TF-39462
vars(theirs)["ReduceLROnPlateau"](min_lr=1e-3)  # hit: TF-39462
theirs.__dict__["EarlyStopping"]()  # ok: TF-39462
Made = type("Made", (theirs.ReduceLROnPlateau,), {"note": "made by hand"})
Made(min_lr=3e-4)  # hit: TF-39462
nets.dense(2).compile("adagrad", "mse")  # hit: TF-37229
nets.dense(2).compile(optimizers.Adagrad(), "mse")  # ok: TF-37229

while True:
    try:
        module = importlib.import_module("tensorflow.keras.optimizers")
        break
    except ImportError:
        print("not yet")
net = nets.dense()
net.compile(module.SGD(0.1, clipnorm=1.0), "mse")
net.fit(None)  # hit: TF-33929

best = None
for width in (2, 4, 8):
    best = nets.dense(width)
    if width == 4:
        break
best.compile("Adagrad", "mse")  # hit: TF-37229
for candidate in ("mylib.optim", "torch.optim"):
    try:
        optim = importlib.import_module(candidate)
        break
    except ImportError:
        continue
optim.SGD([], lr=0.1, clipnorm=0.0)  # ok: TF-33929
