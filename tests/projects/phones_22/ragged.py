"""Tags the words of lines of different length."""
import tensorflow as tf
from tensorflow.keras import layers


class Config:
    vocab = 5000
    emb = 32
    units = 24
    tags = 9


def make_tagger(cfg, kind=layers.LSTM):
    words = tf.keras.layers.Input(shape=[None], dtype=tf.int64, ragged=True)
    x = layers.Embedding(cfg.vocab, cfg.emb)(words)
    x = layers.Bidirectional(kind(cfg.units, return_sequences=True))(x)  # hit: TF-48887
    return tf.keras.Model(words, layers.TimeDistributed(layers.Dense(cfg.tags, activation="softmax"))(x))


def make_classifier(cfg):
    words = tf.keras.Input([None], dtype=tf.int64, ragged=True)
    x = layers.Embedding(cfg.vocab, cfg.emb)(words)
    x = layers.Bidirectional(layers.LSTM(cfg.units))(x)  # ok: TF-48887
    return tf.keras.Model(words, layers.Dense(2)(x))


def make_padded(cfg):
    words = tf.keras.Input([None], dtype=tf.int64)
    x = layers.Embedding(cfg.vocab, cfg.emb, mask_zero=True)(words)
    x = layers.Bidirectional(layers.LSTM(cfg.units, return_sequences=True))(x)  # ok: TF-48887
    return tf.keras.Model(words, layers.Dense(2)(x))


if __name__ == "__main__":
    make_tagger(Config).summary()
    make_classifier(Config)
    make_padded(Config)
