"""Several turbines drop the same units: what one learns is compared with what another does."""

from tensorflow import keras
from tensorflow.keras import layers


def same_units(rate=0.3):
    signal = keras.Input((64,))
    hidden = layers.Dense(64, activation="relu")(signal)
    return keras.Model(signal, layers.Dense(1)(layers.Dropout(rate, seed=5, rng_type="stateless")(hidden)))


def any_units(rate=0.3):
    signal = keras.Input((64,))
    hidden = layers.Dense(64, activation="relu")(signal)
    return keras.Model(signal, layers.Dense(1)(layers.Dropout(rate, seed=5)(hidden)))


def fleet(count):
    first = same_units()
    return [first] + [keras.models.clone_model(first) for _ in range(count)]  # hit: TFKERAS-852


def fleet_at_random(count):
    first = any_units()
    return [first] + [keras.models.clone_model(first) for _ in range(count)]  # ok: TFKERAS-852


def stored():
    one = same_units()
    one.save("one.h5")
    return one.predict  # ok: TFKERAS-852
