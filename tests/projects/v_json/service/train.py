import json

from tensorflow import keras

from .settings import Settings, load

settings = load()
again = Settings.read()
inline = json.loads('{"min_lr": 0.001, "name": "sgd"}')


def model():
    return keras.Sequential([keras.layers.Dense(1, input_shape=(2,))])


ranker = model()
ranker.compile(settings["optimizer"]["name"], "mse")  # hit: TF-37229
ranker.compile(again.optimizer["name"], "mse")  # hit: TF-37229
ranker.compile(inline["name"], "mse")  # ok: TF-37229
keras.callbacks.ReduceLROnPlateau(**settings["callbacks"]["plateau"])  # hit: TF-39462
keras.callbacks.ReduceLROnPlateau(**again.callbacks["late"])  # ok: TF-39462
keras.callbacks.ReduceLROnPlateau(min_lr=inline["min_lr"])  # hit: TF-39462

ranker.compile(keras.optimizers.SGD(clipnorm=settings["optimizer"]["clipnorm"]), "mse")
ranker.fit([[1.0, 2.0]], [1.0])  # hit: TF-33929

named = {run["name"]: run["optimizer"] for run in settings["runs"]}
ranker.compile(named["a"], "mse")  # hit: TF-37229
ranker.compile(named["b"], "mse")  # ok: TF-37229
