"""Litter on a beach: where it lies, and what it is."""

from tensorflow.keras import Input, Model, applications, layers


def where():
    """A score for each place of the picture."""
    backbone = applications.MobileNetV3Small(include_top=False, input_shape=(224, 224, 3))  # hit: TF-48504
    return Model(backbone.input, layers.Conv2D(1, 1, activation="sigmoid")(backbone.output))


def where_by_the_older():
    backbone = applications.MobileNetV2(include_top=False, input_shape=(224, 224, 3))  # ok: TF-48504
    return Model(backbone.input, layers.Conv2D(1, 1, activation="sigmoid")(backbone.output))


def what():
    """Of the whole picture: the mean is what is wanted."""
    picture = Input((224, 224, 3))
    backbone = applications.MobileNetV3Large(include_top=False, pooling="avg")  # ok: TF-48504
    return Model(picture, layers.Dense(9)(backbone(picture)))


def of_a_thousand_things():
    return applications.MobileNetV3Large(weights="imagenet")  # ok: TF-48504
