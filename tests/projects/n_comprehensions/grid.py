"""Every combination once, on one line if it can be helped."""
import itertools

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.callbacks import ReduceLROnPlateau

floors = [1e-3, 1e-4]
coarse = [ReduceLROnPlateau(min_lr=f) for f in floors if f > 5e-4]  # hit: TF-39462
fine = [ReduceLROnPlateau(min_lr=f) for f in floors if f < 5e-4]  # ok: TF-39462
by_name = {str(f): ReduceLROnPlateau(min_lr=f) for f in (2e-4, 1e-5)}  # ok: TF-39462
pairs = {(a, b): ReduceLROnPlateau(factor=a, min_lr=b) for a, b in zip((0.1, 0.5), (3e-4, 0))}  # hit: TF-39462

nets = {name: tf.keras.Sequential([layers.Dense(width), layers.Dense(1)]) for name, width in [("s", 8), ("l", 64)]}
[net.compile(rule, "mse") for net, rule in zip(nets.values(), ["adam", "adagrad"])]  # hit: TF-37229
[net.compile(rule, "mse") for net, rule in zip(nets.values(), ["adam", "sgd"])]  # ok: TF-37229

stack = [layers.Masking()] + [layers.GRU(n, return_sequences=True) for n in (8, 4)]
tagger = tf.keras.Sequential([*stack, layers.Dense(1)])
tagger.compile("adam", "mse", metrics=[m for m in ("mae", "mse")])  # hit: TF-40002, TF-34491
tagger.compile("adam", "mse", metrics=[m for m in () if m])  # ok: TF-40002  # hit: TF-34491

stack = [layers.Masking()] + [layers.GRU(n, return_sequences=s) for n, s in ((8, True), (4, False))]
counter = tf.keras.Sequential(stack)
counter.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002

for width, rule in itertools.product((8,), ("adagrad",)):
    model = tf.keras.Sequential([layers.Dense(width)])
    model.compile(rule, "mse")  # hit: TF-37229

columns = [np.zeros(9), np.zeros((9, 1))]
guess = np.zeros((9, 1))
flat = sum(tf.keras.losses.binary_crossentropy(c, guess) for c in columns[:1])  # hit: TF-30040
high = sum(tf.keras.losses.binary_crossentropy(c, guess) for c in columns[1:])  # ok: TF-30040
best = min((net for net in nets.values()), key=lambda net: net.count_params())
best.compile("adagrad", "mse")  # hit: TF-37229
