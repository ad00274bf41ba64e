"""A part of a keras.Input, taken by tf.strided_slice or an index, has an unknown shape with eager execution."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
VARIANTS = ("strided-slice", "index")

if tf.__version__.startswith("1."):
    tf.compat.v1.enable_eager_execution()


def part(variant, source):
    """The first two of four columns of an Input for batches of one."""
    if variant == "slice":
        return tf.slice(source, [0, 0, 0], [1, 3, 2])
    if variant == "strided-slice":
        return tf.strided_slice(source, [0, 0, 0], [1, 3, 2])
    return source[:, :, :2]


def repro(seed, variant):
    source = tf.keras.Input((3, 4), batch_size=1)
    try:
        shape = part(variant, source).shape
    except (ValueError, TypeError) as error:
        return "loud", str(error).split("\n")[0][:100]
    shape = tf.TensorShape(shape)
    return ("reproduced" if shape.ndims is None else "absent"), "the shape is %s, (1, 3, 2) is right" % (shape,)


def workaround(seed, variant):
    return repro(seed, "slice")


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
