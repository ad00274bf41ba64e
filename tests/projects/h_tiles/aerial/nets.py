"""Networks with group normalization, which small batches of large tiles need."""

import keras
from keras import layers


def norm(groups=8, **kwargs):
    return layers.GroupNormalization(groups=groups, **kwargs)  # ok: KERAS-22586


def res_block(x, filters):
    y = layers.Conv2D(filters, 3, padding="same")(x)
    y = layers.Activation("relu")(norm()(y))
    y = norm(groups=16)(layers.Conv2D(filters, 3, padding="same")(y))
    return layers.Add()([x, y])


def resnet(shape, classes, blocks=3):
    inputs = keras.Input(shape)
    x = layers.Conv2D(32, 7, strides=2)(inputs)
    for _ in range(blocks):
        x = res_block(x, 32)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(classes, dtype="float32")(x))  # hit: KERAS-21134


def main(shape=(512, 512, 4)):
    keras.mixed_precision.set_dtype_policy("mixed_float16")
    model = resnet(shape, 7)
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    return model


if __name__ == "__main__":
    main()
