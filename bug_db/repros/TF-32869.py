"""The cross-entropy of a softmax's output is computed from clipped probabilities and not from the logits.

Where the model is sure and wrong, the loss stops at 16.1 and has no gradient: the model does not learn from it.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("add-loss", "train-on-batch", "fit")
LOGIT = 50.0
NAME = "sparse_categorical_crossentropy"


def crossentropy_of_logits(label, logits):
    return getattr(tf.keras.losses, NAME)(label, logits, from_logits=True)


def repro(seed, variant, logits=False):
    layers = tf.keras.layers
    # Two classes; the weights give the logits 0 and 50, and the label is the class that is taken for impossible.
    inputs, labels = np.ones((1, 1), dtype="float32"), np.zeros((1, 1), dtype="float32")
    source, label = tf.keras.Input((1,)), tf.keras.Input((1,))
    dense = layers.Dense(2, use_bias=False)
    guess = dense(source) if logits else layers.Softmax()(dense(source))
    if variant == "add-loss":
        try:
            model = tf.keras.Model([source, label], guess)
            model.add_loss(tf.reduce_mean(getattr(tf.keras.losses, NAME)(label, guess, from_logits=logits)))
        except (AttributeError, ValueError) as error:
            return "loud", "%s: %s" % (type(error).__name__, str(error).split("\n")[0][:120])
        model.compile(tf.keras.optimizers.SGD(1.0))
        data = ([inputs, labels], None)
    else:
        model = tf.keras.Model(source, guess)
        loss = crossentropy_of_logits if logits else NAME
        model.compile(tf.keras.optimizers.SGD(1.0), loss)
        data = (inputs, labels)
    dense.set_weights([np.array([[0.0, LOGIT]], dtype="float32")])
    if variant == "train-on-batch":
        loss = float(model.train_on_batch(*data))
    else:
        loss = model.fit(*data, epochs=1, verbose=0).history["loss"][0]
    moved = abs(float(dense.get_weights()[0][0, 1]) - LOGIT)
    detail = "loss %.1f, right is %.1f; the step moved a weight by %.3f, right is 1" % (loss, LOGIT, moved)
    return ("absent" if abs(loss - LOGIT) < 0.1 and moved > 0.9 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, logits=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
