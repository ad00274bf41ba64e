"""Autoencoders: encoder and decoder are models of their own, and parts of a third."""
import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Dense, Flatten, Input, Reshape
from tensorflow.keras.models import Model, load_model


class Pair(object):
    def __init__(self, latent=16):
        self.latent = latent
        self.encoder = self._encoder()
        self.decoder = self._decoder()
        image = Input((28, 28, 1))
        self.whole = Model(image, self.decoder(self.encoder(image)))

    def _encoder(self):
        image = Input((28, 28, 1))
        x = Conv2D(8, 3, strides=2, activation="relu", padding="same")(image)
        return Model(image, Dense(self.latent)(Flatten()(x)), name="encoder")

    def _decoder(self):
        code = Input((self.latent,))
        x = Reshape((14, 14, 8))(Dense(14 * 14 * 8)(code))
        return Model(code, Conv2DTranspose(1, 3, strides=2, padding="same")(x), name="decoder")

    def classifier(self, classes, keep=True):
        self.encoder.trainable = not keep
        image = Input((28, 28, 1))
        return Model(image, Dense(classes, activation="softmax")(self.encoder(image)))


first = Pair()
first.whole.compile("adam", "mse")
first.whole.fit(None)
first.whole.save("whole")  # hit: TF-44178
load_model("whole")  # ok: TF-46329

second = Pair(latent=8)
digits = second.classifier(10)
digits.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
digits.save("digits")  # hit: TF-44178
loaded = load_model("digits")  # hit: TF-46329
loaded.evaluate(np.zeros((4, 28, 28, 1)), np.zeros(4))  # hit: TF-42459

third = Pair(latent=4)
tuned = third.classifier(10, keep=False)
tuned.save("tuned")  # hit: TF-44178
again = load_model("tuned")  # ok: TF-46329
again.predict(np.zeros((4, 28, 28, 1)))  # ok: TF-42459

fourth = Pair()
fourth.decoder.trainable = False
fourth.encoder.save("encoder")  # hit: TF-44178
load_model("encoder")  # ok: TF-46329
fourth.whole.save("fixed_decoder")  # hit: TF-44178
tf.keras.models.load_model("fixed_decoder")  # hit: TF-46329
