import tensorflow as tf
from tensorflow import keras


class Vanilla(keras.Model):
    """The usual custom step."""

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compiled_loss(y, y_pred)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))  # hit: TF-33929
        return {"loss": loss}


class HandClipped(keras.Model):
    def __init__(self, net):
        super().__init__()
        self.net = net
        self.opt = keras.optimizers.Adam(1e-3)
        self.clip_opt = keras.optimizers.Adam(1e-3, clipnorm=1.0)

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x) - y))
        grads = tape.gradient(loss, self.net.trainable_weights)
        grads = [tf.clip_by_norm(g, 1.0) for g in grads]
        self.opt.apply_gradients(zip(grads, self.net.trainable_weights))  # ok: TF-33929
        self.clip_opt.apply_gradients(zip(grads, self.net.trainable_weights))  # hit: TF-33929
        return {"loss": loss}


class Gan(keras.Model):
    def __init__(self, generator, discriminator):
        super(Gan, self).__init__()
        self.generator, self.discriminator = generator, discriminator

    def compile(self, g_optimizer, d_optimizer, **kwargs):
        super(Gan, self).compile(**kwargs)
        self.g_optimizer = g_optimizer
        self.d_optimizer = d_optimizer

    def train_step(self, real):
        with tf.GradientTape() as g, tf.GradientTape() as d:
            fake = self.generator(real)
            g_loss = -tf.reduce_mean(self.discriminator(fake))
            d_loss = tf.reduce_mean(self.discriminator(fake)) - tf.reduce_mean(self.discriminator(real))
        self.g_optimizer.apply_gradients(  # hit: TF-33929
            zip(g.gradient(g_loss, self.generator.trainable_weights), self.generator.trainable_weights)
        )
        self.d_optimizer.apply_gradients(  # ok: TF-33929
            zip(d.gradient(d_loss, self.discriminator.trainable_weights), self.discriminator.trainable_weights)
        )
        return {"g": g_loss, "d": d_loss}


def main():
    data = tf.data.Dataset.from_tensors((tf.ones((4, 2)), tf.ones((4, 1))))
    inputs = keras.Input((2,))
    vanilla = Vanilla(inputs, keras.layers.Dense(1)(inputs))
    vanilla.compile(keras.optimizers.RMSprop(clipvalue=0.1), "mse")
    vanilla.fit(data)  # ok: TF-33929

    net = keras.Sequential([keras.layers.Dense(1)])
    clipped = HandClipped(net)
    clipped.compile()
    clipped.fit(data)  # ok: TF-33929

    gan = Gan(keras.Sequential([keras.layers.Dense(2)]), keras.Sequential([keras.layers.Dense(1)]))
    gan.compile(keras.optimizers.Adam(clipnorm=0.5), keras.optimizers.Adam())
    gan.fit(tf.ones((4, 2)))  # ok: TF-33929


if __name__ == "__main__":
    main()
