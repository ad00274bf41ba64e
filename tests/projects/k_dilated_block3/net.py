import keras
from keras import layers


class Block(layers.Layer):
    def __init__(self, channels, rate):
        super().__init__()
        self.pad = layers.ZeroPadding2D(((rate, 0), (1, 1)))
        self.conv = layers.Conv2D(channels, (2, 3), dilation_rate=(rate, 1))

    def call(self, inputs):
        return self.conv(self.pad(inputs))


class Plain(layers.Layer):
    def __init__(self, channels):
        super().__init__()
        self.conv = layers.Conv2D(channels, 3, padding="same")

    def call(self, inputs):
        return self.conv(inputs)


spectrum = keras.Input((None, 257, 2))
whole = keras.Input((100, 257, 2))
Block(16, 4)(spectrum)  # hit: TF-44092
Block(16, 4)(whole)  # ok: TF-44092
Block(16, 1)(spectrum)  # ok: TF-44092
Plain(16)(spectrum)  # ok: TF-44092
layers.Conv2D(16, (2, 3), dilation_rate=(4, 1))(spectrum)  # ok: TF-44092
