from tensorflow import keras
from tensorflow.keras.layers import Conv2D, Input, ZeroPadding2D


def direct():
    spectrum = Input(shape=(None, 257, 1))
    return Conv2D(16, (2, 3), dilation_rate=(4, 1))(spectrum)  # hit: TF-44092


def fixed():
    spectrum = Input(shape=(100, 257, 1))
    return Conv2D(16, (2, 3), dilation_rate=(4, 1))(spectrum)  # ok: TF-44092


def any_size():
    image = Input((None, None, 3))
    return keras.Model(image, Conv2D(8, 3, dilation_rate=2)(image))  # ok: TF-44092


def undilated():
    spectrum = Input(shape=(None, 257, 1))
    return Conv2D(16, 3, strides=(1, 2))(spectrum)  # ok: TF-44092


class Dense(object):
    """Blocks of growing dilation, with a padding before each."""

    def __init__(self, depth=3, width=512):
        self.depth, self.width = depth, width

    def build(self):
        source = out = keras.Input((None, self.width, 64))
        for level in range(1, self.depth):
            out = ZeroPadding2D(((2**level, 0), (1, 1)))(out)
            out = Conv2D(64, (2, 3), dilation_rate=(2**level, 1))(out)  # hit: TF-44092
        return keras.Model(source, out)


direct(), fixed(), any_size(), undilated()
Dense().build()
