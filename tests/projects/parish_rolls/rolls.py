"""Whether two entries in the rolls are of one person."""

import tensorflow as tf
from tensorflow.keras import layers, models

LINES, LETTERS, SIGNS = 12, 40, 60


def reader():
    return layers.LSTM(32)


def pair():
    read = reader()
    one, other = layers.Input((LINES, LETTERS, SIGNS)), layers.Input((LINES, LETTERS, SIGNS))
    left = layers.TimeDistributed(read, name="left")(one)
    right = layers.TimeDistributed(read, name="right")(other)
    near = layers.Dot(axes=-1, normalize=True)([layers.Flatten()(left), layers.Flatten()(right)])
    model = models.Model([one, other], near)
    model.summary()  # hit: TF-30712
    print(model.count_params(), "parameters")  # hit: TF-30712
    return model


def pair_of_one_wrapper():
    each = layers.TimeDistributed(reader())
    one, other = layers.Input((LINES, LETTERS, SIGNS)), layers.Input((LINES, LETTERS, SIGNS))
    near = layers.Dot(axes=-1)([layers.Flatten()(each(one)), layers.Flatten()(each(other))])
    model = models.Model([one, other], near)
    model.summary()  # ok: TF-30712
    return model


def pair_of_two_readers():
    one, other = layers.Input((LINES, LETTERS, SIGNS)), layers.Input((LINES, LETTERS, SIGNS))
    left = layers.TimeDistributed(reader())(one)
    right = layers.TimeDistributed(reader())(other)
    near = layers.Dot(axes=-1)([layers.Flatten()(left), layers.Flatten()(right)])
    model = models.Model([one, other], near)
    model.summary()  # ok: TF-30712
    return model


if __name__ == "__main__":
    tf.compat.v1.set_random_seed(7)
    pair()
    pair_of_one_wrapper()
    pair_of_two_readers()
