import tensorflow as tf
from tensorflow.keras.layers import GRU, LSTM, Bidirectional, Dense, Embedding, Input, Lambda

tokens = tf.strings.split(["a b c", "d"])
ids = tf.ragged.map_flat_values(tf.strings.to_hash_bucket_fast, tokens, 100)
seq = Embedding(100, 8)(ids)
out = Bidirectional(GRU(4, return_sequences=True), merge_mode="concat")(seq)
flat = Bidirectional(GRU(4))(seq)  # ok: TF-48887


def tagger():
    inp = Input(shape=(None, 13), ragged=True, name="frames")
    x = Dense(8)(inp) if False else Lambda(lambda r: r * 2.0)(inp)
    x = LSTM(8, go_backwards=True, return_sequences=True)(x)  # hit: TF-48887
    return tf.keras.Model(inputs=inp, outputs=x)


def padded():
    inp = Input(shape=(None, 13))
    return tf.keras.Model(inp, LSTM(8, go_backwards=True, return_sequences=True)(inp))  # ok: TF-48887


tagger(), padded()
