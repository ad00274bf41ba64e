"""clone_model(input_tensors=...) clones with the inputs of the original model."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, by_call=False):
    layers = tf.keras.layers
    small = tf.keras.Input((8, 8, 3), name="small")
    model = tf.keras.Model(small, layers.GlobalAveragePooling2D()(layers.Conv2D(4, 3)(small)))
    large = tf.keras.Input((32, 32, 3), name="large")
    if by_call:
        clone = tf.keras.Model(large, tf.keras.models.clone_model(model)(large))
    else:
        try:
            clone = tf.keras.models.clone_model(model, input_tensors=[large])
        except (ValueError, TypeError) as error:
            return "loud", str(error).splitlines()[0][:100]
    shape = tuple(clone.input_shape[0] if isinstance(clone.input_shape, list) else clone.input_shape)
    detail = "cloned for 32 by 32, the model takes %d by %d" % tuple(shape[1:3])
    return ("absent" if shape[1:3] == (32, 32) else "reproduced"), detail


def workaround(seed):
    return repro(seed, by_call=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
