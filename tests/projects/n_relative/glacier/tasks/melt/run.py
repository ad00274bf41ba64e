from ...core import keras
from ...core.blocks import Gate
from ..sizes import WIDTH


def run(x, y):
    gate = Gate()
    print(gate.compute_output_shape((None, WIDTH)))  # hit: TF-34141
    used = Gate()
    used(keras.Input((WIDTH,)))
    print(used.compute_output_shape((None, WIDTH)))  # ok: TF-34141
    model = keras.Sequential([used, keras.layers.Dense(1)])
    model.compile("Adagrad", "mse")  # hit: TF-37229
    model.compile(keras.optimizers.Adagrad(), "mse")  # ok: TF-37229
    model.fit(x, y, callbacks=[keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)])  # hit: TF-39462
    model.fit(x, y, callbacks=[keras.callbacks.ReduceLROnPlateau(min_lr=1e-4)])  # ok: TF-39462
