import keras
from keras import layers

from .optim import CONFIG, make_optimizer, warmup


def captioner(vocab, length=24, dim=64, regions=49):
    """Looks from words at regions of a picture."""
    words = keras.Input((length,), dtype="int32", name="words")
    picture = keras.Input((7, 7, 128), name="picture")
    seen = layers.Reshape((regions, 128))(picture)
    seen = layers.Dense(dim)(seen)
    x = layers.Embedding(vocab, dim)(words)
    x, own = layers.MultiHeadAttention(4, 16)(x, x, return_attention_scores=True)  # ok: KERAS-19303
    x, scores = layers.MultiHeadAttention(4, 16, name="look")(x, seen, return_attention_scores=True)  # hit: KERAS-19303
    logits = layers.Dense(vocab)(x)
    return keras.Model([words, picture], [logits, scores])


def plain_captioner(vocab, length=24, dim=64):
    words = keras.Input((length,), dtype="int32")
    seen = keras.Input((49, dim))
    x = layers.Embedding(vocab, dim)(words)
    x = layers.MultiHeadAttention(4, 16)(query=x, value=seen)  # ok: KERAS-19303
    return keras.Model([words, seen], layers.Dense(vocab)(x))


def main():
    model = captioner(8000)
    model.compile(make_optimizer("adamw", **CONFIG), loss=["sparse_categorical_crossentropy", None])
    other = plain_captioner(8000)
    other.compile(make_optimizer("rmsprop", learning_rate=1e-3, gradient_accumulation_steps=4), loss="mse")  # ok: KERAS-19990
    other.compile(make_optimizer("sgd", learning_rate=warmup(0.1, 100), momentum=0.9), loss="mse")  # ok: KERAS-19990


if __name__ == "__main__":
    main()
