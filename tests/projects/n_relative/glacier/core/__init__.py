from ._keras import keras, layers
