"""Irregular vitals, padded with -1, to a deterioration score. Recurrent part in half precision."""
import numpy as np
import keras
from keras.layers import Masking, GRU, Dense, Input
from keras.models import Sequential

STEPS, SIGNALS = 48, 7

x = np.load("data/vitals.npy").astype("float32")
y = np.load("data/deteriorated.npy")
x[np.isnan(x)] = -1.0

model = Sequential()
model.add(Input(shape=(STEPS, SIGNALS)))
model.add(Masking(mask_value=-1.0))
model.add(GRU(64, dtype="mixed_float16"))  # hit: KERAS-21946
model.add(Dense(1, activation="sigmoid", dtype="float32"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["AUC"])
model.fit(x, y, epochs=20, batch_size=64, validation_split=0.2)

# the same, all of it in one precision
small = Sequential()
small.add(Input(shape=(STEPS, SIGNALS)))
small.add(Masking(mask_value=-1.0, dtype="mixed_float16"))
small.add(GRU(64, dtype="mixed_float16"))  # ok: KERAS-21946
small.add(Dense(1, activation="sigmoid", dtype="float32"))
small.compile(optimizer="adam", loss="binary_crossentropy")
small.fit(x, y, epochs=20)

# no mask to lose
bare = Sequential()
bare.add(Input(shape=(STEPS, SIGNALS)))
bare.add(Dense(32, activation="relu"))
bare.add(GRU(64, dtype="mixed_float16"))  # ok: KERAS-21946
bare.add(Dense(1, activation="sigmoid", dtype="float32"))
bare.compile(optimizer="adam", loss="binary_crossentropy")
bare.fit(x, y, epochs=20)
