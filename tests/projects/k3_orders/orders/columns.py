"""What becomes of the columns of an order: who ordered, what, and for how much."""

import keras
import numpy as np
from keras import layers

SHOPS = ["berlin", "lyon", "porto"]
ARTICLES = list(range(100, 164))
PRICES = [1.0, 5.0, 20.0, 100.0]


def basket():
    """The articles of a basket, eight at most, a row of its own for each."""
    articles = keras.Input((8,), dtype="int64")
    rows = layers.IntegerLookup(vocabulary=ARTICLES, output_mode="one_hot")
    shown = rows(articles)  # hit: KERAS-22336
    numbers = layers.IntegerLookup(vocabulary=ARTICLES)(articles)  # ok: KERAS-22336
    return keras.Model(articles, [shown, layers.Embedding(66, 8)(numbers)])


def route():
    """The shops that an order went through, in their order."""
    stops = keras.Input((None,), dtype="string")
    first = keras.Input((1,), dtype="string")
    lookup = layers.StringLookup(vocabulary=SHOPS, output_mode="one_hot")
    some = layers.StringLookup(vocabulary=SHOPS, output_mode="multi_hot")
    whole = lookup(stops)  # hit: KERAS-22336
    return keras.Model([stops, first], [whole, lookup(first), some(stops)])  # ok: KERAS-22336


def shops(names):
    lookup = layers.StringLookup(vocabulary=SHOPS, output_mode="one_hot")
    return lookup(np.array(names)[:, None])  # ok: KERAS-22336


def amounts():
    price = keras.Input((1,))
    six = keras.Input((6,))
    five = keras.Input((5,))
    rows = layers.Discretization(bin_boundaries=PRICES, output_mode="one_hot")
    marked = layers.Discretization(bin_boundaries=PRICES, output_mode="multi_hot")
    counted = layers.Discretization(num_bins=5, output_mode="count")
    numbers = layers.Discretization(bin_boundaries=PRICES)
    return keras.Model(
        [price, six, five],
        [
            rows(price),  # hit: KERAS-22044
            marked(price),  # hit: KERAS-22044
            counted(six),  # hit: KERAS-22044
            counted(five),  # ok: KERAS-22044
            numbers(price),  # ok: KERAS-22044
        ],
    )


def noise(seed=11):
    named = keras.random.SeedGenerator(seed, name="noise")
    nameless = keras.random.SeedGenerator(seed)
    return {
        "named": named.get_config(),  # hit: KERAS-21975
        "nameless": nameless.get_config(),  # ok: KERAS-21975
    }
