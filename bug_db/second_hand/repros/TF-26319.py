"""A subclassed model's call(inputs, training=False) is given None by fit() under eager execution, and so trains its inference path."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANT_OF = "eager"
CHANCE = False


class Tripled(tf.keras.Model):
    """Multiplies by a weight that is one, and once more by three while training."""

    def __init__(self):
        super(Tripled, self).__init__()
        self.weight_of = tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
        self.given = []

    def call(self, inputs, training=False):
        self.given.append(training if training is None or isinstance(training, (bool, int)) else "a tensor")
        outputs = self.weight_of(inputs)
        if training is None:
            return outputs
        if isinstance(training, (bool, int)):
            return outputs * 3.0 if training else outputs
        return outputs * (1.0 + 2.0 * tf.cast(training, tf.float32))


def repro(seed):
    np.random.seed(seed)
    optimizer = "sgd"
    if tf.__version__.startswith("1."):
        tf.compat.v1.enable_eager_execution()
        optimizer = tf.compat.v1.train.GradientDescentOptimizer(0.01)
    model = Tripled()
    model.compile(optimizer=optimizer, loss="mse")
    inputs, targets = np.ones((4, 1), "float32"), np.zeros((4, 1), "float32")
    plain = float(np.mean(model(tf.constant(inputs))))
    # The loss of the first batch is told before its weights are changed: 9 of the training path, 1 of the other.
    loss = model.fit(inputs, targets, batch_size=4, epochs=1, verbose=0).history["loss"][0]
    detail = "the loss is %.2f, to be 9; a plain call gave %.2f, to be 1; training was %s" % (
        loss,
        plain,
        ", ".join(sorted({str(one) for one in model.given})),
    )
    if abs(loss - 9) < 1e-3:
        return "absent", detail
    if abs(loss - 1) < 1e-3:
        return "reproduced", detail
    raise AssertionError(detail)


if __name__ == "__main__":
    print(": ".join(repro(0)))
