import numpy as np
from keras import Input, Model, layers, optimizers

from dictation import model as models
from dictation.text import look_ahead, rows_of_words, table_of_words


def small():
    source = Input((8,))
    return Model(source, layers.Dense(1)(source))


def averaged(x, y):
    model = small()
    model.compile(optimizers.AdamW(1e-3, use_ema=True, ema_momentum=0.99), "mse")
    model.fit(x, y, epochs=3)  # hit: KERAS-18972
    return model


def averaged_step_by_step(x, y):
    model = small()
    model.compile(optimizers.Adam(use_ema=True), "mse", run_eagerly=True)
    model.fit(x, y, epochs=3)  # ok: KERAS-18972


def plain(x, y):
    model = small()
    model.compile(optimizers.Adam(ema_momentum=0.9), "mse")
    model.fit(x, y, epochs=3)  # ok: KERAS-18972


if __name__ == "__main__":
    x, y = np.ones((16, 8)), np.ones((16, 1))
    averaged(x, y), averaged_step_by_step(x, y), plain(x, y)
    print(rows_of_words(), table_of_words(), look_ahead(5))
    print(models.padded(), models.stacked(), models.stacked_late(), models.scores())
    steps, every = np.ones((1, 3, 4)), np.ones((1, 3), bool)
    models.answers(steps, steps, every, every)
