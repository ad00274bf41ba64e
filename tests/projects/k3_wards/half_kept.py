"""A policy that is made before it is set, and a model that is used within others."""

import keras
from keras import layers

policy = keras.mixed_precision.Policy("mixed_float16")
keras.mixed_precision.set_global_policy(policy)

seen = keras.Input((48, 9))
codes = keras.Model(seen, layers.Flatten()(layers.Conv1D(32, 5)(seen)))  # hit: KERAS-21134

again = keras.Input((48, 9))
judged = keras.Model(again, layers.Dense(1)(codes(again)))  # ok: KERAS-21134

flat = keras.Input((432,))
stacked = keras.Sequential([layers.Dense(8), layers.Dense(1)])
scored = keras.Model(flat, stacked(flat))  # hit: KERAS-21134

for model in (codes, judged, scored):
    model.summary()
