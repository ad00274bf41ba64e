import keras
from keras import layers


def encoder(length=120, width=32):
    x = source = keras.Input((length, 8))
    for filters in (width, width):
        x = layers.Conv1D(filters, 4, strides=2, padding="same", activation="relu")(x)
    return source, x


def forecaster(steps=24):
    source, memory = encoder()
    known = keras.Input((steps, 3))
    x = layers.Dense(32)(known)
    _, own = layers.MultiHeadAttention(2, 16)(x, x, return_attention_scores=True)  # ok: KERAS-19303
    x, looks = layers.MultiHeadAttention(2, 16)(value=memory, query=x, return_attention_scores=True)  # hit: KERAS-19303
    return keras.Model([source, known], [layers.Dense(1)(x), looks, own])


forecaster().summary()


def pooled():
    source, memory = encoder()
    query = layers.MaxPooling1D(3)(memory)
    out = layers.MultiHeadAttention(2, 16)(query, memory, return_attention_scores=True)  # hit: KERAS-19303
    return keras.Model(source, out)


pooled()
