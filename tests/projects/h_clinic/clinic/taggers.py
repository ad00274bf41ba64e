"""Named entities, token by token."""

import keras
from keras import layers

from clinic.config import TaggerConfig


def build_tagger(cfg: TaggerConfig, half=True):
    if half:
        keras.mixed_precision.set_global_policy("mixed_float16")
    tokens = keras.Input(shape=(None,), dtype="int32")
    x = layers.Embedding(cfg.vocab, cfg.dim, mask_zero=True, dtype="float32")(tokens)
    x = layers.LSTM(cfg.units, return_sequences=True)(x)  # hit: KERAS-21946
    x = layers.Dropout(0.3)(x)
    logits = layers.Dense(cfg.tags)(x)
    return keras.Model(tokens, layers.Activation("softmax", dtype="float32")(logits))
