import tensorflow as tf
from tensorflow.keras import layers


class Sampler(layers.Layer):
    """Draws from the posterior and records how far it is from the prior."""

    def call(self, inputs):
        mean, log_var = inputs
        divergence = -0.5 * tf.reduce_mean(1 + log_var - tf.square(mean) - tf.exp(log_var))
        self.add_metric(divergence, name="kl", aggregation="mean")
        return mean + tf.exp(0.5 * log_var) * tf.random.normal(tf.shape(mean))


class Quiet(layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        return mean + tf.exp(0.5 * log_var)


class Vae(tf.keras.Model):
    """Encodes, samples, decodes; records the size of the codes."""

    def __init__(self, size, sampler):
        super().__init__()
        self.mean = layers.Dense(size)
        self.log_var = layers.Dense(size)
        self.sampler = sampler
        self.decode = layers.Dense(4)

    def call(self, inputs):
        code = self.sampler((self.mean(inputs), self.log_var(inputs)))
        self.add_metric(tf.norm(code), name="norm", aggregation="mean")
        return self.decode(code)


class Plain(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.sampler = Sampler()
        self.dense = layers.Dense(4)

    def call(self, inputs):
        return self.dense(self.sampler((inputs, inputs)))
