import tensorflow as tf
import tensorflow_probability as tfp
from tensorflow import keras
from tensorflow.keras import layers


class Sampling(layers.Layer):
    def call(self, inputs):
        mean, log_var = inputs
        return mean + tf.exp(0.5 * log_var) * tf.random.normal(tf.shape(mean))


def encoder(latent):
    image = keras.Input((28, 28, 1))
    x = layers.experimental.preprocessing.RandomTranslation(0.1, 0.1, fill_mode="constant")(image)  # ok: TF-44501
    x = layers.experimental.preprocessing.RandomRotation(factor=0.02)(x)  # hit: TF-44501
    x = layers.Dense(32, activation="relu")(layers.Flatten()(x))
    mean, log_var = layers.Dense(latent)(x), layers.Dense(latent)(x)
    return keras.Model(image, [mean, log_var, Sampling()([mean, log_var])], name="encoder")


def decoder(latent):
    z = keras.Input((latent,))
    x = layers.Dense(28 * 28, activation="sigmoid")(z)
    return keras.Model(z, layers.Reshape((28, 28, 1))(x), name="decoder")


class VAE(keras.Model):
    def __init__(self, latent=2, **kwargs):
        super(VAE, self).__init__(**kwargs)
        self.encoder = encoder(latent)
        self.decoder = decoder(latent)
        self.prior = tfp.distributions.Normal(0.0, 1.0)

    def train_step(self, data):
        if isinstance(data, tuple):
            data = data[0]
        with tf.GradientTape() as tape:
            mean, log_var, z = self.encoder(data)
            made = self.decoder(z)
            loss = tf.reduce_mean(keras.losses.binary_crossentropy(data, made))  # ok: TF-30040
            loss -= 0.5 * tf.reduce_mean(1 + log_var - tf.square(mean) - tf.exp(log_var))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))  # hit: TF-33929
        return {"loss": loss}


class Calm(VAE):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.encoder(data)[0])
        grads = tape.gradient(loss, self.trainable_weights)
        grads, _ = tf.clip_by_global_norm(grads, 1.0)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))  # ok: TF-33929
        return {"loss": loss}


(x, _), (test, _) = keras.datasets.mnist.load_data()
vae = VAE()
vae.compile(optimizer=keras.optimizers.Adam(1e-3, clipnorm=1.0))
vae.fit(x, epochs=30)
calm = Calm()
calm.compile(optimizer=keras.optimizers.Adam(1e-3))
calm.fit(x, callbacks=[keras.callbacks.ReduceLROnPlateau("loss", min_lr=1e-7)])  # hit: TF-39462
vae.encoder.trainable = False
vae.decoder.save("decoder")  # hit: TF-44178
keras.models.load_model("decoder")  # ok: TF-46329
vae.encoder.save("encoder")  # hit: TF-44178
keras.models.load_model("encoder", custom_objects={"Sampling": Sampling})  # ok: TF-46329
