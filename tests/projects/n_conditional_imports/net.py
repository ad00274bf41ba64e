from __future__ import absolute_import, division, print_function

import os
import sys
from typing import TYPE_CHECKING

if sys.version_info[0] >= 3:
    from tensorflow import keras
else:
    from tensorflow.python import keras

if TYPE_CHECKING:
    from tensorflow.keras import Model

if os.name == "nt":
    from tensorflow.keras.callbacks import ReduceLROnPlateau
else:
    from tensorflow.keras.callbacks import ReduceLROnPlateau

try:
    import tensorflow.keras.layers as layers
except ImportError as error:
    raise SystemExit("needs TensorFlow") from error

try:
    from tensorflow.keras.layers import Masking
except Exception:
    Masking = None

try:
    import tensorflow_addons as tfa
except ImportError:
    tfa = None

try:
    import torch
except ModuleNotFoundError:
    HAS_TORCH = False
else:
    HAS_TORCH = True

keep = True
if keep:
    from tensorflow.keras.optimizers import Adagrad as Optimizer
else:
    from torch.optim import Adagrad as Optimizer


def tagger():  # type: () -> Model
    tokens = keras.Input((None, 4))
    x = Masking()(tokens)
    x = layers.LSTM(8, return_sequences=True)(x)
    return keras.Model(tokens, layers.Dense(3, activation="softmax")(x))


net = tagger()
net.compile(Optimizer(0.1), "categorical_crossentropy", metrics=["acc"])  # hit: TF-40002
net.compile(Optimizer(0.1), "categorical_crossentropy")  # ok: TF-40002
net.compile("adagrad", "categorical_crossentropy")  # hit: TF-37229
if HAS_TORCH:
    torch.optim.lr_scheduler.ReduceLROnPlateau(net, min_lr=1e-3)  # ok: TF-39462
net.fit(None, callbacks=[ReduceLROnPlateau(min_lr=1e-3)])  # hit: TF-39462
