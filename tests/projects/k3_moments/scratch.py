#!/usr/bin/env python
import numpy as np
import keras
import keras.ops as K
import tensorflow as tf

# --- shares over rows and columns
logits = np.random.randn(8, 10, 10, 4).astype("float32")
AX = (-3, -2)
a = K.softmax(logits, AX)  # hit: KERAS-20021
b = K.softmax(np.moveaxis(logits, -1, 1), axis=(2, 3))  # ok: KERAS-20021
c = keras.layers.Softmax(axis=(1, 2))(logits)  # ok: KERAS-20021
d = K.nn.softmax(logits[..., 0], axis=-1)  # ok: KERAS-20021

# --- moments
r = keras.layers.Input(shape=(3,), name="r")
F = keras.layers.Input(shape=(3,), name="F")
M = keras.ops.cross(r, F)  # hit: KERAS-22525
torque = keras.Model(inputs={"r": r, "F": F}, outputs=M)
print(keras.ops.cross(np.eye(3), np.ones((3, 3))).shape)  # ok: KERAS-22525
M2 = keras.ops.cross(r, F, axisc=1)  # ok: KERAS-22525

# --- each row twice
seq = keras.Input(shape=(None, 5))
rep = K.repeat(seq, repeats=np.array([2]), axis=1)  # hit: KERAS-19826
m = keras.Model(seq, rep)
print(K.repeat(np.ones((2, 5)), [2], axis=1).shape)  # ok: KERAS-19826
short = keras.Input(shape=(3, 5))
uneven = keras.Model(short, K.repeat(short, [1, 2, 1], axis=1))  # ok: KERAS-19826

# --- signed errors
err = keras.metrics.MeanAbsoluteError()
err.update_state([1.0, 2.0], [2.0, 4.0], sample_weight=[-1.0, -0.5])  # hit: KERAS-19162
ok = keras.metrics.Sum()
ok.update_state([1.0, 2.0], sample_weight=[-1.0, -0.5])  # ok: KERAS-19162

# --- keep it
net = keras.Sequential([keras.layers.Dense(4, activation="relu"), keras.layers.Dense(1)])
net.compile("adam", "mae")
net.fit(np.ones((16, 2)), np.ones((16, 1)), verbose=0)
ck = tf.train.Checkpoint(net)
path = ck.save("./kept/ck")
net.save("kept.keras")  # ok: KERAS-19321

encoder = keras.Sequential([keras.layers.Dense(4)])
encoder.build((None, 2))
tf.train.Checkpoint(encoder=encoder).write("./kept/encoder")  # ok: KERAS-19321
