from tensorflow.keras.layers import *
from tensorflow.keras.models import *

__all__ = ["Sequential", "Dense", "Masking", "GRU", "Optim", "load"]

Optim = "adagrad"
_Hidden = "adam"


def load(path):
    return load_model(path)


def Dropped():
    return Dropout(0.5)
