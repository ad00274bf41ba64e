"""The same small network in three libraries."""
import numpy as np
import tensorflow as tf
import torch
import torch.nn as nn
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from torch.nn import Embedding, GRU, Sequential
from torch.optim import SGD, Adagrad
from torch.optim.lr_scheduler import ReduceLROnPlateau


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = Embedding(100, 8)
        self.embed.trainable = False
        self.body = GRU(8, 8)

    def build(self, shape):
        return shape

    def forward(self, x):
        return self.body(self.embed(x))


def with_torch(x, y):
    net = Net()
    optimizer = SGD(net.parameters(), lr=0.1)
    scheduler = ReduceLROnPlateau(optimizer, min_lr=1e-3)  # ok: TF-39462
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    loss = nn.BCELoss()(torch.tensor(y), net(x))
    loss.backward()
    optimizer.step()
    scheduler.step(loss)
    torch.save(net, "net")
    again = torch.load("net")  # ok: TF-46329
    product = torch.prod(x)  # ok: TF-44556
    return again, product, Sequential(nn.Linear(1, 1)), Adagrad


def with_sklearn(x, y):
    model = make_pipeline(MLPClassifier(solver="sgd"))
    model.fit(x, y)  # ok: TF-33929
    pipe = Pipeline([("model", SGDClassifier(loss="log"))])
    pipe.fit(x, y)  # ok: TF-33929
    return log_loss(y, pipe.predict_proba(x))  # ok: TF-30040


def with_tensorflow(x, y):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid")])
    model.compile("adagrad", "binary_crossentropy")  # hit: TF-37229
    model.fit(x, y, callbacks=[tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)])  # hit: TF-39462
    return tf.losses.binary_crossentropy(np.ones(10), np.full((10, 1), 0.9))  # hit: TF-30040


if __name__ == "__main__":
    x, y = np.zeros((10, 3)), np.ones(10)
    print(with_torch(x, y), with_sklearn(x, y), with_tensorflow(x, y))
