import numpy as np
import tensorflow as tf
from sklearn.model_selection import KFold
from tensorflow.keras.layers import Dense
from tensorflow.keras.optimizers import SGD


def net(*widths):
    return tf.keras.Sequential([Dense(width) for width in widths])


def candidates():
    for width in (8, 16):
        yield net(width, 1)


def with_rules():
    yield net(4, 1), SGD(0.1, clipnorm=1.0)
    yield net(8, 1), SGD(0.1, clipvalue=1.0)


def without_rules():
    yield net(4, 1), SGD(0.1)
    yield from more()


def more():
    yield net(2, 1), SGD(0.2)


def batches(x, size):
    for start in range(0, len(x), size):
        yield x[start:start + size]


def losses(model, x):
    for batch in batches(x, 32):
        yield model.train_on_batch(batch, batch)  # hit: TF-33929


x = np.load("x.npy")
for model in candidates():
    model.compile("adagrad", "mse")  # hit: TF-37229
    model.fit(x, x)  # ok: TF-33929
for model, rule in with_rules():
    model.compile(rule, "mse")
    model.fit(x, x)  # hit: TF-33929
for model, rule in without_rules():
    model.compile(rule, "mse")
    model.fit(x, x)  # ok: TF-33929

lazy = (net(n) for n in (1, 2))
next(lazy).compile("adagrad", "mse")  # hit: TF-37229
for number, model in enumerate(list(candidates())):
    model.compile("Adagrad", "mse")  # hit: TF-37229
    print(number)
first, second = candidates()
second.compile("adagrad", "mse")  # hit: TF-37229
second.compile("adam", "mse")  # ok: TF-37229
clipped = net(1)
clipped.compile(SGD(0.1, clipvalue=0.5), "mse")
print(sum(losses(clipped, x)))
for train, test in KFold(5).split(x):
    fold = net(3, 1)
    fold.compile(loss="mse", optimizer=SGD(0.1, clipnorm=2.0))
    fold.fit(x[train], x[train])  # hit: TF-33929
    fold.evaluate(x[test], x[test])  # ok: TF-33929
