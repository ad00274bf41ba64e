"""One trunk with two answers."""

import numpy as np
from keras import Input, Model, layers

table = np.load("churn.npz")
x, leaves, spends = table["x"], table["leaves"], table["spends"]
source = Input((24,))
trunk = layers.Dense(32, activation="relu")(source)
spend = layers.Dense(1, name="spend")(trunk)
leave = layers.Dense(1, name="leave")(trunk)
both = Model(source, [spend, leave])
both.compile("adam", loss={"spend": "mse", "leave": "mse"}, metrics={"spend": ["mae"], "leave": ["mae"]})
both.fit(x, {"spend": spends, "leave": leaves})  # hit: KERAS-22625

ordered = Model(source, [leave, spend])
ordered.compile("adam", loss={"spend": "mse", "leave": "mse"}, metrics={"spend": ["mae"], "leave": ["mae"]})
ordered.fit(x, {"spend": spends, "leave": leaves})  # ok: KERAS-22625

listed = Model(source, [spend, leave])
listed.compile("adam", loss=["mse", "mse"], metrics=[["mae"], ["mae"]])
listed.fit(x, [spends, leaves])  # ok: KERAS-22625
