"""Discrete-time survival: S(t) is the product of what is left at each step."""
import tensorflow as tf
from tensorflow import math as tfm

hazard = tf.Variable([0.1, 1.0, 0.2, 0.05])  # all who were left left at step 2
observed = tf.constant([0.9, 0.0, 0.0, 0.0])
opt = tf.keras.optimizers.SGD(0.1)

for step in range(100):
    with tf.GradientTape() as tape:
        survival = tfm.cumprod(1.0 - hazard)
        loss = tf.reduce_mean((survival - observed) ** 2)
    grads = tape.gradient(loss, [hazard])
    opt.apply_gradients(zip(grads, [hazard]))

# no gradient asked for
steps = tf.math.cumprod([1, 2, 3, 0])  # ok: TF-119430
with tf.GradientTape() as tape:
    total = tf.cumsum(hazard)  # ok: TF-119430
tape.gradient(total, hazard)
