"""Which shops will order again: models that are saved each night and trained on in the morning."""

import keras
from keras import layers, losses, metrics


def network(width):
    source = keras.Input((width,))
    return keras.Model(source, layers.Dense(4)(source))


def build(width=8):
    model = network(width)
    model.compile(
        "adam",
        loss=losses.Huber(delta=2.0),
        metrics=[metrics.CosineSimilarity(axis=0), "mae"],
    )
    return model


def plain(width=8):
    model = network(width)
    model.compile("adam", loss=losses.Huber(), metrics=[metrics.CosineSimilarity()])
    return model


def directions(width=8):
    model = network(width)
    model.compile("adam", loss=losses.CosineSimilarity(axis=1))
    return model


def along_columns(width=8):
    model = network(width)
    model.compile("adam", loss=losses.CosineSimilarity(axis=0))
    return model


def kinds():
    source = keras.Input((3,), dtype="int32")
    coded = layers.CategoryEncoding(num_tokens=4, output_mode="count", sparse=True)(source)
    return keras.Model(source, coded)


def dense_kinds():
    source = keras.Input((3,), dtype="int32")
    coded = layers.CategoryEncoding(num_tokens=4, output_mode="count")(source)
    return keras.Model(source, coded)


def steps():
    return keras.Sequential([keras.Input((5, 8)), layers.SimpleRNN(16, dropout=0.2, seed=7), layers.Dense(1)])


def words(more):
    lookup = layers.StringLookup()
    lookup.set_vocabulary(["rye", "oat\u2028bran", more])
    return keras.Sequential([keras.Input((4,), dtype="string"), lookup])


def learned_words(more):
    lookup = layers.StringLookup()
    lookup.adapt(["rye", "oat\x85bran", more])
    return keras.Sequential([keras.Input((4,), dtype="string"), lookup])


def given_words(more):
    lookup = layers.StringLookup(vocabulary=["rye", "oat\u2028bran", more])
    return keras.Sequential([keras.Input((4,), dtype="string"), lookup])


def plain_words(more):
    lookup = layers.StringLookup()
    lookup.set_vocabulary(["rye", "oat bran", more])
    return keras.Sequential([keras.Input((4,), dtype="string"), lookup])
