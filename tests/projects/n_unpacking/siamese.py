import tensorflow as tf
from tensorflow.keras import Input, Model, layers, models


def towers(frozen):
    left, right = Input((64,)), Input((64,))
    shared = layers.Embedding(500, 8, trainable=not frozen)
    pool = layers.GlobalAveragePooling1D()
    return (left, right), (pool(shared(left)), pool(shared(right)))


def siamese(frozen):
    (left, right), encoded = towers(frozen)
    a, b = encoded
    gap = layers.Lambda(lambda pair: tf.abs(pair[0] - pair[1]))([a, b])
    return Model([left, right], layers.Dense(1, activation="sigmoid")(gap))


def save_and_load(model, *, path, again=True):
    model.save(path)  # hit: TF-44178
    return (models.load_model(path), path) if again else (model, path)  # hit: TF-46329


_, path = save_and_load(siamese(True), path="saved")
frozen, open_ = siamese(True), siamese(False)
frozen.save("frozen")  # hit: TF-44178
first, *_ = [models.load_model("frozen")]  # hit: TF-46329
open_.save("open")  # hit: TF-44178
second, = (models.load_model("open"),)  # ok: TF-46329

for model, path in ((frozen, "one"), (siamese(True), "two")):
    model.save(path)  # hit: TF-44178
    models.load_model(path)  # hit: TF-46329

pairs = [(open_, "three"), (siamese(False), "four")]
(third, _), (fourth, where) = pairs
third.save("three")  # hit: TF-44178
fourth.save(where)  # hit: TF-44178
models.load_model("three")  # ok: TF-46329
models.load_model(where)  # ok: TF-46329

plateau, turn = tf.keras.callbacks.ReduceLROnPlateau, layers.experimental.preprocessing.RandomRotation
plateau(min_lr=1e-3), turn(0.1)  # hit: TF-39462, TF-44501
x, (y, *z) = plateau, (turn, turn)
z[0](0.1, "constant"), x(min_lr=1e-4)  # ok: TF-39462, TF-44501
y(0.2)  # hit: TF-44501
options = {"fill_mode": "wrap", **{"factor": 0.1}}
turn(**options)  # hit: TF-44501
turn(**{**options, "fill_mode": "nearest"})  # ok: TF-44501
plateau(*("val_loss", 0.5, 3, 0, "auto", 1e-4, 0), 5e-4)  # hit: TF-39462
