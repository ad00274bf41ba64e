from importlib import import_module
import importlib as il

from .names import CALLBACKS, LOADER

callbacks = import_module(CALLBACKS)
models = il.import_module("tensorflow.keras.models")
layers = import_module(".layers", "tensorflow.keras")
nets = import_module(".nets", package=__name__)
load = getattr(models, LOADER)
