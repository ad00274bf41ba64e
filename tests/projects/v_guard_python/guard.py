import platform
import sys
from sys import version_info

import six
import tensorflow as tf

plateau = tf.keras.callbacks.ReduceLROnPlateau
if sys.version_info < (3,):
    plateau(min_lr=1e-3)  # ok: TF-39462
if sys.version_info >= (3, 6):
    plateau(min_lr=1e-3)  # hit: TF-39462
if sys.version_info[0] == 2:
    plateau(min_lr=1e-3)  # ok: TF-39462
if sys.version_info[:2] == (3, 7):
    plateau(min_lr=1e-3)  # hit: TF-39462
if version_info.major >= 3 and version_info.minor < 8:
    plateau(min_lr=1e-3)  # hit: TF-39462
if sys.version_info >= (3, 8):
    plateau(min_lr=1e-3)  # ok: TF-39462
if six.PY2:
    plateau(min_lr=1e-3)  # ok: TF-39462
if six.PY3:
    plateau(min_lr=1e-3)  # hit: TF-39462
PY2 = sys.version_info.major == 2
floor = 0.0 if PY2 else 1e-3
plateau(min_lr=floor)  # hit: TF-39462
if sys.version_info > (3, 11):
    sys.exit("too new")
if sys.version_info < (3, 0):
    sys.exit("too old")
plateau(min_lr=5e-4)  # hit: TF-39462
if platform.python_version() >= "3.8":
    plateau(min_lr=1e-3)  # ok: TF-39462
