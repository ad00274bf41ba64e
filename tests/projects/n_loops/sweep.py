import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential
from tensorflow.keras.optimizers import SGD, Adam, RMSprop

x = np.load("x.npy")
y = np.load("y.npy")

# one after the other
for optimizer in (Adam(), SGD(0.1)):
    model = Sequential([Dense(1)])
    model.compile(optimizer, "mse")
    model.fit(x, y)  # ok: TF-33929

# one of these clips
for name, optimizer in [("plain", Adam()), ("clipped", RMSprop(clipvalue=0.1))]:
    model = Sequential([Dense(1)])
    model.compile(optimizer, "mse")
    model.fit(x, y)  # hit: TF-33929
    print(name, model.evaluate(x, y))  # ok: TF-33929

# the class comes out of a list
for cls in [Adam, SGD]:
    for options in ({}, {"clipnorm": 2.0}):
        model = Sequential()
        model.add(Dense(4))
        model.add(Dense(1))
        model.compile(optimizer=cls(0.01, **options), loss="mse")
        model.train_on_batch(x[:8], y[:8])  # hit: TF-33929

# names
for rule in "adam sgd adagrad".split():
    model = Sequential([Dense(1)])
    model.compile(rule, "mse")  # hit: TF-37229
for rule in ["adam", "sgd"]:
    model.compile(rule, "mse")  # ok: TF-37229
for index, rule in enumerate(["sgd", "Adagrad"], start=1):
    model.compile(rule, "mse")  # hit: TF-37229

# a loop that builds up
model = Sequential()
for depth in range(3):
    model.add(Dense(2 ** depth))
while len(model.layers) < 6:
    model.add(Dense(1))
model.compile(SGD(0.1, clipvalue=1.0), "mse")
for epoch in range(100):
    for start in range(0, len(x), 32):
        loss = model.train_on_batch(x[start:start + 32], y[start:start + 32])  # hit: TF-33929
    if loss < 1e-3:
        break
else:
    model.fit(x, y)  # hit: TF-33929

# a dict, by its items
table = {"a": (Adam(clipnorm=1.0), 3), "b": (Adam(), 1)}
for key, (optimizer, epochs) in table.items():
    net = Sequential([Dense(1)])
    net.compile(optimizer=optimizer, loss="mse")
    net.fit(x, y, epochs=epochs)  # hit: TF-33929
for key in table:
    net = Sequential([Dense(1)])
    net.compile(loss="mse", optimizer=table["b"][0])
    net.fit(x, y)  # ok: TF-33929
