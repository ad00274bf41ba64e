"""UpSampling2D with bilinear interpolation smears the last row and column, and moves the picture."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
VARIANTS = ("layer", "backend")


def aligned(images, *_, **how):
    """Twice as large, corner on corner."""
    return tf.compat.v1.image.resize_images(images, (8, 8), align_corners=True)


def repro(seed, variant, by_hand=False):
    # A ramp from left to right: enlarged, it is the mirror image of the enlarged mirror image.
    ramp = np.tile(np.arange(4.0, dtype="float32")[None, None, :, None], (1, 4, 1, 1))
    if variant == "layer":
        if by_hand:
            layer = tf.keras.layers.Lambda(aligned, input_shape=(4, 4, 1))
        else:
            layer = tf.keras.layers.UpSampling2D(2, interpolation="bilinear", input_shape=(4, 4, 1))
        model = tf.keras.Sequential([layer])
        there, back = (model.predict(one, verbose=0)[0, 0, :, 0] for one in (ramp, ramp[:, :, ::-1]))
    else:
        resize = getattr(tf.keras.backend, "resize_images", None)
        resize = aligned if by_hand else resize
        if resize is None:
            return "inapplicable", "there is no resize_images"
        backend = tf.keras.backend
        try:
            there, back = (
                np.array(backend.get_value(resize(tf.constant(one), 2, 2, "channels_last", interpolation="bilinear")))
                for one in (ramp, ramp[:, :, ::-1].copy())
            )
        except TypeError as error:
            return "inapplicable", "no interpolation: %s" % str(error).split("\n")[0][:80]
        there, back = there[0, 0, :, 0], back[0, 0, :, 0]
    apart = float(np.abs(there - back[::-1]).max())
    return ("reproduced" if apart > 1e-4 else "absent"), "the ramp becomes %s" % np.round(there, 2).tolist()


def workaround(seed, variant):
    return repro(seed, variant, by_hand=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
