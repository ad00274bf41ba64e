"""ImageDataGenerator with brightness_range=(1, 1), which should leave pictures alone, makes other ones of them."""

import os
import sys
import types

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANT_OF = "stretched"


class Picture(object):
    """As much of a picture of Pillow's as its way from and to an array takes."""

    def __init__(self, array, mode=None):
        self.array = np.asarray(array).astype("uint8")

    def __array__(self, dtype=None, copy=None):
        return self.array.astype(dtype or "uint8")


class Brightness(object):
    """Pillow's: a picture mixed with a black one."""

    def __init__(self, picture):
        self.picture = picture

    def enhance(self, factor):
        return Picture(np.clip(self.picture.array * factor, 0, 255))


PILLOW = types.SimpleNamespace(fromarray=Picture, Image=Picture, NEAREST=0, BILINEAR=2, BICUBIC=3)


def lend(generator):
    """Stands in for Pillow and scipy, without which the generator refuses; nothing here turns a picture."""
    for kind in generator.__mro__[:-1]:
        if "apply_transform" not in vars(kind):
            continue
        shift = kind.apply_transform.__globals__["apply_brightness_shift"]
        homes = [kind.apply_transform.__globals__, shift.__globals__]
        homes.append(getattr(shift.__globals__.get("array_to_img"), "__globals__", {}))
        homes.extend(vars(home["image_utils"]) for home in homes[:] if "image_utils" in home)
        homes.append(kind.apply_transform.__globals__["apply_affine_transform"].__globals__)
        for home in homes:
            home["pil_image"], home["ImageEnhance"] = PILLOW, types.SimpleNamespace(Brightness=Brightness)
            for name in ("scipy", "ndimage"):
                if home.get(name) is None:
                    home[name] = types.ModuleType(name)


def repro(seed):
    image = getattr(getattr(tf.keras, "preprocessing", None), "image", None)
    if not hasattr(image, "ImageDataGenerator"):
        return "inapplicable", "there is no ImageDataGenerator"
    lend(image.ImageDataGenerator)
    pillow = types.ModuleType("PIL")
    pillow.ImageEnhance, own = types.SimpleNamespace(Brightness=Brightness), sys.modules.get("PIL")
    sys.modules["PIL"] = pillow
    try:
        return compared(image.ImageDataGenerator, seed)
    finally:
        del sys.modules["PIL"]
        if own is not None:
            sys.modules["PIL"] = own


def compared(generator, seed):
    """What the pictures become by a factor that is known."""
    # Neither black nor white is in the pictures: to stretch their colours over everything shows.
    pictures = np.random.RandomState(seed).randint(60, 180, size=(2, 6, 6, 3)).astype("float32")
    changed = []
    for factor in (1.0, 0.5):
        flow = generator(brightness_range=(factor, factor)).flow(pictures, batch_size=2, shuffle=False)
        found = np.array(next(flow))
        if np.abs(found - factor * pictures).max() > 1.0:
            changed.append(
                "%.1f makes %d to %d of %d to %d" % (factor, found.min(), found.max(), pictures.min(), pictures.max())
            )
    return ("reproduced" if changed else "absent"), "; ".join(changed) or "each factor is right"


if __name__ == "__main__":
    print(": ".join(repro(0)))
