"""The same names from other places."""
import tensorflow as tf
import torch
from mylib import ReduceLROnPlateau, load_model


class Adam:
    def __init__(self, rate, clipnorm=None):
        self.rate, self.clipnorm = rate, clipnorm

    def apply_gradients(self, pairs):
        return list(pairs)


class Embedding:
    def __init__(self, words, size, trainable=True):
        self.trainable = trainable

    def compute_output_shape(self, shape):
        return shape


ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
torch.optim.lr_scheduler.ReduceLROnPlateau(None, min_lr=1e-3)  # ok: TF-39462
load_model("m").evaluate([1], [1])  # ok: TF-42459
Adam(0.1, clipnorm=1.0).apply_gradients([])  # ok: TF-33929
Embedding(3, 4, trainable=False).compute_output_shape((None, 3))  # ok: TF-34141
tf.print("adagrad")  # ok: TF-37229
"tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)"  # ok: TF-39462
