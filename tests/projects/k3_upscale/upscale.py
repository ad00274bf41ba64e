"""Makes small pictures of stars larger."""

import keras
import numpy as np
from keras import layers
from keras.optimizers import Adam, LossScaleOptimizer


def enlarger(padding, extra):
    return keras.Sequential(
        [
            keras.Input((None, None, 1)),
            layers.Conv2DTranspose(8, 3, strides=2, padding="same", activation="relu"),
            layers.Conv2DTranspose(1, 3, strides=2, padding=padding, output_padding=extra),
        ]
    )


def trained(small, large):
    model = enlarger("valid", 1)
    model.compile(optimizer=LossScaleOptimizer(Adam(1e-3, clipnorm=1.0)), loss="mse")
    model.fit(small, large)  # ok: KERAS-21706
    model.save("stars.keras")
    return model


def at_night(small):
    return keras.models.load_model("stars.keras").predict(small)  # hit: KERAS-23014


def at_night_from_weights(small):
    model = enlarger("valid", 1)
    model.load_weights("stars.keras")  # ok: KERAS-23014
    return model.predict(small)


def usual(small, large):
    for extra in (None, 1):
        model = enlarger("same", extra)
        model.compile("adam", "mse")
        model.fit(small, large)
        model.save("usual.keras")
        keras.models.load_model("usual.keras")  # ok: KERAS-23014


def ensemble(model):
    return [keras.models.clone_model(model) for _ in range(3)]  # hit: KERAS-23014


def clipped(small, large):
    model = enlarger("same", None)
    model.compile(optimizer=LossScaleOptimizer(Adam(1e-3), global_clipnorm=1.0), loss="mse")
    model.fit(small, large)  # hit: KERAS-21706


def decayed(small, large):
    optimizer = LossScaleOptimizer(Adam(1e-3), initial_scale=1024.0, weight_decay=1e-4)
    model = enlarger("same", None)
    model.compile(optimizer=optimizer, loss="mse")
    model.fit(small, large)  # hit: KERAS-21706


def in_small_steps(small, large):
    model = enlarger("same", None)
    model.compile(LossScaleOptimizer(Adam(), gradient_accumulation_steps=4), "mse")
    model.fit(small, large)  # hit: KERAS-21706


def plain(small, large):
    model = enlarger("same", None)
    model.compile(optimizer=LossScaleOptimizer(Adam(), dynamic_growth_steps=500, weight_decay=None), loss="mse")
    model.fit(small, large)  # ok: KERAS-21706


if __name__ == "__main__":
    tiny, big = np.zeros((4, 8, 8, 1)), np.zeros((4, 34, 34, 1))
    ensemble(trained(tiny, big))
    at_night(tiny), at_night_from_weights(tiny)
    for run in (usual, clipped, decayed, in_small_steps, plain):
        run(tiny, np.zeros((4, 32, 32, 1)))
