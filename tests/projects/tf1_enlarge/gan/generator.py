from tensorflow.keras import backend as K
from tensorflow.keras import layers


def upsample(filters, smooth=True):
    mode = "bilinear" if smooth else "nearest"
    return [
        layers.UpSampling2D(2, interpolation="bilinear"),  # hit: TF-29856
        layers.Conv2D(filters, 3, padding="same", activation="relu"),
        layers.UpSampling2D((2, 2)),  # ok: TF-29856
    ]


class Enlarge(layers.Layer):
    """Enlarges twofold."""

    def call(self, images):
        return K.resize_images(images, 2, 2, "channels_last", interpolation="bilinear")  # hit: TF-29856


class Blocks(layers.Layer):
    def call(self, images):
        return K.resize_images(images, 2, 2, "channels_last")  # ok: TF-29856
