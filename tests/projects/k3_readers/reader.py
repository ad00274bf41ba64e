"""Which words of a page does the reader look at? The scores of attention, drawn."""

import keras
import numpy as np
from keras import layers, ops


def reader(words=4000, length=80, width=32):
    page, query = keras.Input((length,), dtype="int32"), keras.Input((8, width))
    seen = layers.Embedding(words, width)(page)
    attend = layers.MultiHeadAttention(num_heads=4, key_dim=8)
    read = attend(query, seen, return_attention_scores=True)  # hit: KERAS-22519
    again = layers.MultiHeadAttention(num_heads=4, key_dim=8)(query, seen)  # ok: KERAS-22519
    mean = ops.mean(keras.Input((length, 4, width)), axis=(-3, -2))  # hit: KERAS-21650
    return keras.Model([page, query], [read, again]), mean


def scores(query, seen):
    attend = layers.MultiHeadAttention(num_heads=4, key_dim=8)
    _, looked = attend(np.asarray(query), np.asarray(seen), return_attention_scores=True)  # ok: KERAS-22519
    return looked


if __name__ == "__main__":
    reader()[0].summary()
    print(scores(np.ones((1, 8, 32)), np.ones((1, 80, 32))).shape)
