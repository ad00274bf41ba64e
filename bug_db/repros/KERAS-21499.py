"""RandAugment in a pipeline of tf.data draws its operations once."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False


def repro(seed, outside=False):
    layers = tf.keras.layers
    if not hasattr(layers, "RandAugment"):
        return "inapplicable", "there is no layer RandAugment"
    layer = layers.RandAugment(value_range=(0, 1), num_ops=1, factor=(0.5, 0.5), seed=seed, data_format="channels_last")
    drawn = set()

    def listen(name, transform):
        def heard(images, transformation, **options):
            tf.py_function(lambda: drawn.add(name), [], [])
            return transform(images, transformation, **options)

        return heard

    for name in (
        "random_shear",
        "random_translation",
        "random_rotation",
        "random_brightness",
        "random_color_degeneration",
        "random_contrast",
        "random_sharpness",
        "solarization",
        "random_posterization",
        "auto_contrast",
        "equalization",
    ):
        part = getattr(layer, name)
        part.transform_images = listen(name, part.transform_images)
    pictures = np.random.RandomState(seed).rand(20, 8, 8, 3).astype("float32")
    if outside:
        for picture in pictures:
            layer(picture)
    else:
        for picture in tf.data.Dataset.from_tensor_slices(pictures).map(layer):
            pass
    return ("absent" if len(drawn) > 1 else "reproduced"), "%d operations were drawn for 20 pictures" % len(drawn)


def workaround(seed):
    return repro(seed, outside=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
