"""Pictures of lungs: a ConvNeXt on scaled pictures."""

import keras
from keras import applications, layers

SIZE = (224, 224, 3)


def scaled():
    picture = keras.Input(SIZE)
    x = layers.RandomContrast(0.2)(picture)
    net = applications.ConvNeXtTiny(include_top=False, weights=None, input_tensor=x, pooling="avg")  # hit: KERAS-20854
    return keras.Model(net.input, layers.Dense(2)(net.output))


def called():
    picture = keras.Input(SIZE)
    net = applications.ConvNeXtTiny(include_top=False, weights=None, input_shape=SIZE, pooling="avg")  # ok: KERAS-20854
    return keras.Model(picture, layers.Dense(2)(net(layers.RandomContrast(0.2)(picture))))


def from_the_input():
    picture = keras.Input(SIZE)
    return applications.ConvNeXtSmall(weights=None, classes=2, input_tensor=picture)  # ok: KERAS-20854


def another():
    x = layers.RandomContrast(0.2)(keras.Input(SIZE))
    return applications.ResNet50V2(include_top=False, weights=None, input_tensor=x)  # ok: KERAS-20854


if __name__ == "__main__":
    for build in (scaled, called, from_the_input, another):
        build().summary()
