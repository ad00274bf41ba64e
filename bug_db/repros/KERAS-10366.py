"""ImageDataGenerator(brightness_range=...) changes more than the brightness: whole images are stretched, fractions turn black."""

import contextlib
import importlib.util
import os
import sys
import types

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False

VARIANTS = ("stretched", "fractions")


class Picture(object):
    """What the generator needs of an image of Pillow's, which TensorFlow does not bring."""

    mode = "L"

    def __init__(self, cells):
        self.cells = np.asarray(cells)

    def enhance(self, factor):
        return Picture(np.clip(self.cells * factor, 0, 255).astype("uint8"))

    def __array__(self, dtype=None, copy=None):
        return self.cells if dtype is None else self.cells.astype(dtype)


@contextlib.contextmanager
def furnished():
    """Pillow, and scipy, which is asked for and not used, where Keras has not found them."""
    pillow, enhancer = types.ModuleType("Image"), types.ModuleType("ImageEnhance")
    pillow.fromarray, enhancer.Brightness = lambda cells, mode=None: Picture(cells), lambda picture: picture
    pillow.Image, scipy = Picture, types.ModuleType("scipy")
    lent = []
    for name, module in list(sys.modules.items()):
        if "keras" not in name or ("image" not in name and "affine" not in name):
            continue
        for attribute, value in (("pil_image", pillow), ("ImageEnhance", enhancer), ("scipy", scipy), ("ndimage", scipy)):
            if getattr(module, attribute, None) is None:
                lent.append((module, attribute, hasattr(module, attribute)))
                setattr(module, attribute, value)
    package = types.ModuleType("PIL")
    package.Image, package.ImageEnhance = pillow, enhancer
    stand_in = {"PIL": package, "PIL.Image": pillow, "PIL.ImageEnhance": enhancer}
    if importlib.util.find_spec("PIL") is not None:
        stand_in = {}
    sys.modules.update(stand_in)
    try:
        yield
    finally:
        for name in stand_in:
            del sys.modules[name]
        for module, attribute, was_there in lent:
            setattr(module, attribute, None) if was_there else delattr(module, attribute)


def repro(seed, variant, by_function=False):
    try:
        kind = tf.keras.preprocessing.image.ImageDataGenerator
    except AttributeError:
        return "inapplicable", "there is no ImageDataGenerator"
    picture = np.array([[10.0, 20.0], [30.0, 40.0]]).reshape((1, 2, 2, 1))
    if variant == "fractions":
        picture /= 50.0
    options = {"preprocessing_function": lambda cells: cells * 1.0} if by_function else {"brightness_range": (1.0, 1.0)}
    with furnished():
        generator = kind(data_format="channels_last", **options)
        after = next(generator.flow(picture, batch_size=1, shuffle=False))
    detail = "%s, as bright as before, comes out as %s" % (picture.ravel(), np.asarray(after).ravel())
    return ("absent" if np.allclose(after, picture) else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, by_function=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
