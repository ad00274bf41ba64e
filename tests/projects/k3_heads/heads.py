"""A head taken off a trained body, to be shown on its own."""

from keras import Input, Model, layers

source = Input((32,))
body = layers.Dense(8, name="body")(source)
head = Model(body, layers.Dense(2)(body))
head.summary()  # hit: KERAS-22316
whole = Model(source, layers.Dense(2)(body))
whole.summary()  # ok: KERAS-22316
again = Input((8,))
anew = Model(again, layers.Dense(2)(again))
anew.summary()  # ok: KERAS-22316
