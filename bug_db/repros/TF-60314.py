"""Run eagerly, the cross-entropy of what a Softmax layer gives is computed from clipped probabilities.

Where the model is sure and wrong, the loss stops at 16.1 and has no gradient; Dense(activation="softmax") is right.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("loop", "run-eagerly")
LOGIT = 50.0


def repro(seed, variant, logits=False):
    layers = tf.keras.layers
    if not tf.executing_eagerly():
        return "inapplicable", "nothing runs eagerly here"
    source = tf.keras.Input((1,))
    dense = layers.Dense(2, use_bias=False)
    # Two classes; the weights give the logits 0 and 50, and the label is the class that is taken for impossible.
    scores = dense(source)
    model = tf.keras.Model(source, scores if logits else layers.Softmax()(scores))
    dense.set_weights([np.array([[0.0, LOGIT]], "float32")])
    inputs, labels = np.ones((1, 1), "float32"), np.array([[1.0, 0]], "float32")
    optimizer, objective = tf.keras.optimizers.SGD(1.0), tf.keras.losses.CategoricalCrossentropy(from_logits=logits)
    if variant == "loop":
        with tf.GradientTape() as tape:
            loss = objective(labels, model(inputs))
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    else:
        try:
            model.compile(optimizer, objective, run_eagerly=True)
        except TypeError:
            return "inapplicable", "compile has no run_eagerly"
        loss = model.fit(inputs, labels, verbose=0).history["loss"][0]
    moved = abs(float(dense.get_weights()[0][0, 1]) - LOGIT)
    detail = "loss %.1f, right is %.1f; the step moved a weight by %.3f, right is 1" % (float(loss), LOGIT, moved)
    return ("absent" if abs(moved - 1) < 0.1 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, logits=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
