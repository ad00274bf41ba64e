"""The cross-entropy of a softmax's output is computed from clipped probabilities and not from the logits.

Where the model is sure and wrong, the loss stops at 16.1 and has no gradient: the model does not learn from it.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("softmax-layer", "activation", "categorical")
LOGIT = 50.0


def classifier(variant):
    """Two classes; the weights give the logits 0 and 50."""
    layers = tf.keras.layers
    if variant == "activation":
        parts = [layers.Dense(2, activation="softmax", use_bias=False, input_shape=(1,))]
    else:
        parts = [layers.Dense(2, use_bias=False, input_shape=(1,)), layers.Softmax()]
    model = tf.keras.Sequential(parts)
    loss = "categorical_crossentropy" if variant == "categorical" else "sparse_categorical_crossentropy"
    model.compile(tf.keras.optimizers.SGD(1.0), loss)
    model.set_weights([np.array([[0.0, LOGIT]], dtype="float32")])
    return model


def repro(seed, variant):
    model = classifier(variant)
    inputs = np.ones((1, 1), dtype="float32")
    # The label is the class that the model takes for impossible.
    labels = np.array([[1.0, 0.0]], dtype="float32") if variant == "categorical" else np.array([[0.0]])
    loss = float(model.train_on_batch(inputs, labels))
    moved = abs(float(model.get_weights()[0][0, 1]) - LOGIT)
    detail = "loss %.1f, right is %.1f; the step moved a weight by %.3f, right is 1" % (loss, LOGIT, moved)
    return ("absent" if abs(loss - LOGIT) < 0.1 and moved > 0.9 else "reproduced"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
