"""Which words of a caption a picture's patches look at: small attention models, and a look at their scores."""

import keras
import numpy as np
from keras import layers

PATCHES, WORDS, WIDTH = 49, 24, 64


def inputs():
    return keras.Input((PATCHES, WIDTH), name="patches"), keras.Input((WORDS, WIDTH), name="words")


def glances():
    """The model whose second output is drawn over the picture."""
    patches, words = inputs()
    both = layers.Attention()([patches, words], return_attention_scores=True)
    return keras.Model([patches, words], both)  # hit: KERAS-20684


def glances_by_addition():
    patches, words = inputs()
    look = layers.AdditiveAttention(name="look")
    seen = look([patches, words], return_attention_scores=True)
    return keras.Model(inputs=[patches, words], outputs=seen)  # hit: KERAS-20684


def glances_with_the_words():
    patches, words = inputs()
    both = layers.Attention(use_scale=True)([patches, words], return_attention_scores=True)
    return keras.Model(inputs=[patches, words], outputs=[both, words])  # hit: KERAS-20684


class Look(layers.Layer):
    def __init__(self, **options):
        super().__init__(**options)
        self.attention = layers.Attention()

    def call(self, inputs):
        seen, scores = self.attention(inputs, return_attention_scores=True)
        return [seen, scores]


def glances_of_a_layer():
    """In call() there are tensors with numbers behind them, and two of them are given."""
    patches, words = inputs()
    return keras.Model([patches, words], Look()([patches, words]))  # ok: KERAS-20684


def without_scores():
    patches, words = inputs()
    seen = layers.Attention()([patches, words])
    return keras.Model([patches, words], seen)  # ok: KERAS-20684


def many_heads():
    """The layer of many heads has always given both."""
    patches, words = inputs()
    both = layers.MultiHeadAttention(4, 16)(patches, words, return_attention_scores=True)  # hit: KERAS-19303
    return keras.Model([patches, words], both)  # ok: KERAS-20684


def at_once(patches, words):
    """Numbers in, numbers out."""
    seen, scores = layers.Attention()([patches, words], return_attention_scores=True)  # ok: KERAS-20684
    return np.asarray(seen), np.asarray(scores)


def nearer(kind):
    """Pictures as they are given to the patches: for a close look, or about as they were."""
    if kind == "close":
        return layers.RandomZoom((-1.0, -1.0))  # hit: KERAS-22250
    if kind == "tall":
        return layers.RandomZoom(height_factor=(-0.3, 0.0), width_factor=(-1, -1))  # hit: KERAS-22250
    if kind == "half":
        return layers.RandomZoom((-0.5, -0.5))  # ok: KERAS-22250
    if kind == "far":
        return layers.RandomZoom((1.0, 1.0))  # ok: KERAS-22250
    return layers.RandomZoom((-1.0, 0.0))  # ok: KERAS-22250


if __name__ == "__main__":
    models = [glances(), glances_by_addition(), glances_with_the_words(), glances_of_a_layer(), without_scores()]
    models.append(many_heads())
    for kind in ("close", "tall", "half", "far", "any"):
        print(kind, nearer(kind).get_config())
    at_once(np.ones((2, PATCHES, WIDTH), "float32"), np.ones((2, WORDS, WIDTH), "float32"))
    print([len(model.outputs) for model in models])
