import importlib.metadata
from importlib.metadata import version

import keras
import tensorflow as tf

KERAS_3 = keras.__version__.startswith("3")
KERAS_MAJOR = int(keras.__version__.split(".")[0])
