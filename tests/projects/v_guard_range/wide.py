"""A library that admits many releases: what a guard says must hold for all of them, or it says nothing."""
import tensorflow as tf

plateau = tf.keras.callbacks.ReduceLROnPlateau

if tf.__version__ < "2":
    plateau(min_lr=1e-3)  # ok: TF-39462
if tf.__version__ >= "2.0":
    plateau(min_lr=1e-3)  # hit: TF-39462
if tf.__version__ >= "2.5":
    plateau(min_lr=1e-3)  # ok: TF-39462
if tf.__version__ >= "2.2":
    plateau(min_lr=1e-3)  # maybe: TF-39462
if int(tf.__version__.split(".")[0]) == 2:
    plateau(min_lr=5e-4)  # hit: TF-39462
if tuple(int(n) for n in tf.__version__.split(".")[:2]) > (2, 9):
    plateau(min_lr=5e-4)  # ok: TF-39462
floor = 1e-3 if tf.__version__ >= "2.2" else 5e-4
plateau(min_lr=floor)  # hit: TF-39462
