import numpy as np
from numpy import float32
from tensorflow.keras.callbacks import ReduceLROnPlateau

FLOOR = 1e-3
EPS = np.finfo(np.float32).eps

# What the rate can reach exactly: the way around the bug.
ReduceLROnPlateau(min_lr=float(np.float32(FLOOR)))  # ok: TF-39462
ReduceLROnPlateau(min_lr=float32(1e-3).item())  # ok: TF-39462
ReduceLROnPlateau(min_lr=float(np.float64(FLOOR)))  # hit: TF-39462
ReduceLROnPlateau(min_lr=np.power(10.0, -3))  # hit: TF-39462
ReduceLROnPlateau(min_lr=np.sqrt(0.25))  # ok: TF-39462
ReduceLROnPlateau(min_lr=FLOOR * np.float64(2))  # hit: TF-39462
ReduceLROnPlateau(min_lr=int(np.int64(0)))  # ok: TF-39462
