"""Training loops of one's own, and who holds the optimizer."""
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import optimizers


class Clipped(optimizers.Adam):
    def __init__(self, rate=1e-3, **kwargs):
        kwargs.setdefault("clipnorm", 1.0)
        super().__init__(rate, **kwargs)


class Counting(optimizers.SGD):
    steps = 0

    def apply_gradients(self, pairs, **kwargs):
        Counting.steps += 1
        return super().apply_gradients(pairs, **kwargs)  # hit: TF-33929


class Loop:
    def __init__(self, optimizer):
        self.optimizer = optimizer

    def step(self, grads, weights):
        self.optimizer.apply_gradients(zip(grads, weights))  # hit: TF-33929


class SafeLoop(Loop):
    def step(self, grads, weights):
        grads = [tf.clip_by_norm(grad, 1.0) for grad in grads]
        self.optimizer.apply_gradients(zip(grads, weights))  # ok: TF-33929


class Two(keras.Model):
    def compile(self, slow, fast, **kwargs):
        super().compile(**kwargs)
        self.slow, self.fast = slow, fast

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(data)
        pairs = [(tape.gradient(loss, weight), weight) for weight in self.trainable_weights]
        self.slow.apply_gradients(pairs[:1])  # ok: TF-33929
        self.fast.apply_gradients(pairs[1:])  # hit: TF-33929
        return {"loss": loss}


def by_name(name, **kwargs):
    return {"adam": optimizers.Adam, "sgd": optimizers.SGD}[name](**kwargs)


def make_step(optimizer):
    @tf.function
    def step(pairs):
        optimizer.apply_gradients(pairs)  # hit: TF-33929

    return step


def make_free_step(optimizer):
    @tf.function
    def step(pairs):
        optimizer.apply_gradients(pairs)  # ok: TF-33929

    return step


pairs = []
Loop(Clipped()).step([], [])
SafeLoop(optimizers.SGD(0.1)).step([], [])
Counting(0.1, clipvalue=0.5).apply_gradients(pairs)
two = Two()
two.compile(optimizers.SGD(0.1), optimizers.SGD(0.1, clipvalue=0.5))
two.fit(None)
table = {"g": optimizers.Adam(clipnorm=1.0), "d": optimizers.Adam()}
table["g"].apply_gradients(pairs)  # hit: TF-33929
table["d"].apply_gradients(pairs)  # ok: TF-33929
by_name("sgd", clipnorm=1.0).apply_gradients(pairs)  # hit: TF-33929
by_name("sgd", learning_rate=1.0).apply_gradients(pairs)  # ok: TF-33929
make_step(optimizers.SGD(clipnorm=1.0))(pairs)
make_free_step(optimizers.SGD())(pairs)
first, second = [optimizers.SGD(clipnorm=bound) for bound in (None, 1.0)]
first.apply_gradients(pairs)  # ok: TF-33929
second.apply_gradients(pairs)  # hit: TF-33929
second.minimize(lambda: 0.0, [])  # ok: TF-33929
Clipped(clipnorm=None).apply_gradients(pairs)  # ok: TF-33929
