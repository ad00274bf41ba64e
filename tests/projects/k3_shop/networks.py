"""Networks for what a shop will sell tomorrow."""

import keras
import numpy as np
from keras import initializers, layers


def weeks(width=4):
    days = keras.Input((28, width))
    x = layers.LSTM(32, return_sequences=True, recurrent_dropout=0.2)(days)  # hit: KERAS-19397
    x = layers.GRU(16, dropout=0.1, recurrent_dropout=0.1)(x)  # ok: KERAS-19397
    return keras.Model(days, layers.Dense(1)(x))


def seasons(rate=0.3):
    days = keras.Input((28, 4))
    x = layers.GRU(8, dropout=0.1, recurrent_dropout=rate)(days)  # hit: KERAS-19397
    return keras.Model(days, layers.Dense(1)(layers.Dropout(0.2)(x)))


def repeatable():
    first = initializers.GlorotUniform(seed=0)  # hit: KERAS-19364
    second = initializers.HeNormal(seed=7)  # ok: KERAS-19364
    return keras.Sequential(
        [
            keras.Input((8,)),
            layers.Dense(8, kernel_initializer=first),
            layers.Dropout(0.1, seed=0),  # ok: KERAS-19364
            layers.Dense(1, kernel_initializer=second),
        ]
    )


def with_known_goods(vectors):
    """The vectors of the goods come from the catalogue and are not to be learned."""
    goods = keras.Input((5,), dtype="int32")
    known = layers.Embedding(
        len(vectors), 50, embeddings_initializer=initializers.Constant(np.array(vectors)), trainable=False
    )
    return keras.Model(goods, layers.Dense(1)(layers.Flatten()(known(goods))))


def with_frozen_goods(vectors):
    goods = keras.Input((5,), dtype="int32")
    known = layers.Embedding(len(vectors), 50)
    model = keras.Model(goods, layers.Dense(1)(layers.Flatten()(known(goods))))
    known.set_weights([np.array(vectors)])
    known.trainable = False
    return model


def sparse_baskets():
    rows = keras.Input((20,))
    x = layers.Dense(12, "relu", activity_regularizer=keras.regularizers.L1(1e-3))(rows)
    return keras.Model(rows, layers.Dense(1)(x))


def sparse_kernels():
    rows = keras.Input((20,))
    x = layers.Dense(12, "relu", kernel_regularizer=keras.regularizers.L1(1e-3))(rows)
    return keras.Model(rows, layers.Dense(1)(x))


def what_goes_with_it():
    asked = keras.Input((3, 16))
    goods = keras.Input((9, 24))
    names = keras.Input((9, 16))
    mixed = layers.Attention()([asked, goods, names])  # hit: KERAS-19284
    same = layers.Attention()([asked, names])  # ok: KERAS-19284
    return keras.Model([asked, goods, names], [mixed, same])
