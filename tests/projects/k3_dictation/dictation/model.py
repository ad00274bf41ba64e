"""The speech of a physician: which field of the form is meant."""

from keras import Input, Model, Sequential, constraints, layers


def padded(width=64):
    steps = Input((None, width))
    masked = layers.Masking()(steps)
    even = layers.BatchNormalization()(masked)  # hit: KERAS-18921
    out = layers.LSTM(32)(even)
    return Model(steps, layers.Dense(4)(layers.BatchNormalization()(out)))  # ok: KERAS-18921


def stacked(words=500):
    return Sequential(  # hit: KERAS-18921
        [layers.Embedding(words, 16, mask_zero=True), layers.BatchNormalization(), layers.GRU(8)]
    )


def stacked_late(words=500):
    return Sequential(  # ok: KERAS-18921
        [layers.Embedding(words, 16, mask_zero=True), layers.GRU(8), layers.BatchNormalization()]
    )


def answers(asked, heard, spoken, listened):
    """What was heard so far that goes with what is asked."""
    look = layers.Attention()
    so_far = look([asked, heard], mask=[listened, spoken], use_causal_mask=True)  # hit: KERAS-19093
    whole = look([asked, heard], mask=[listened, spoken])  # ok: KERAS-19093
    heads = layers.MultiHeadAttention(2, 16)
    return so_far, whole, heads(asked, heard, use_causal_mask=True)  # ok: KERAS-19093


def scores(fields=4):
    """Evidence only ever speaks for a field."""
    model = Sequential(
        [
            Input((32,)),
            layers.Dense(16, "relu", kernel_constraint=constraints.NonNeg()),  # hit: KERAS-18883
            layers.Dense(fields, bias_constraint="non_neg"),  # hit: KERAS-18883
            layers.Dense(fields, kernel_constraint=None),  # ok: KERAS-18883
        ]
    )
    pictures = layers.Conv2D(8, 3, kernel_constraint="max_norm")  # ok: KERAS-18883
    return model, pictures
