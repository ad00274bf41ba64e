"""Delay of the ferry that comes and of the one that goes, by one network that both share."""

import keras
from keras import layers


def branches():
    arriving, leaving = keras.Input((24,), name="arriving"), keras.Input((24,), name="leaving")
    hidden = layers.Dense(16, activation="relu")
    return arriving, leaving, hidden(arriving), hidden(leaving)


def one_head(hours, delays):
    arriving, leaving, a, b = branches()
    head = layers.Dense(1, name="delay")
    model = keras.Model([arriving, leaving], [head(a), head(b)])
    model.compile("adam", loss="mae")
    model.fit(hours, delays, epochs=30)  # hit: TF-25955
    total, *each = model.evaluate(hours, delays)  # hit: TF-25955
    return total, each


def two_heads(hours, delays):
    arriving, leaving, a, b = branches()
    model = keras.Model([arriving, leaving], [layers.Dense(1, name="late_in")(a), layers.Dense(1, name="late_out")(b)])
    model.compile("adam", loss="mae")
    model.fit(hours, delays, epochs=30)  # ok: TF-25955
    return model.evaluate(hours, delays)  # ok: TF-25955


def named(hours, delays):
    """One head, and a name for what each side gets from it."""
    arriving, leaving, a, b = branches()
    head = layers.Dense(1)
    late_in = layers.Activation("linear", name="late_in")(head(a))
    late_out = layers.Activation("linear", name="late_out")(head(b))
    model = keras.Model([arriving, leaving], [late_in, late_out])
    model.compile("adam", loss="mae")
    model.fit(hours, delays, epochs=30)  # ok: TF-25955
    return model.evaluate(hours, delays)  # ok: TF-25955


def guesses(hours):
    """Nothing is told of what is only asked."""
    arriving, leaving, a, b = branches()
    head = layers.Dense(1)
    return keras.Model([arriving, leaving], [head(a), head(b)]).predict(hours)  # ok: TF-25955
