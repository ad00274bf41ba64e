"""A BatchNormalization layer is no tf.keras.layers.BatchNormalization any more after its model is saved and loaded."""

import os
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
VARIANTS = ("h5", "savedmodel", "asked", "config")


def loaded_again(model, variant, folder):
    """The model by way of a file, or of its configuration; None where there is no such way."""
    if variant == "config":
        return tf.keras.models.model_from_json(model.to_json())
    path = os.path.join(folder, "model.h5" if variant == "h5" else "model")
    try:
        # "asked" names the format, "savedmodel" leaves it to the release.
        model.save(path, **({"save_format": "tf"} if variant == "asked" else {}))
    except (TypeError, ValueError, NotImplementedError):
        return None
    if variant in ("savedmodel", "asked") and not os.path.isdir(path):
        return None
    return tf.keras.models.load_model(path, compile=False)


def repro(seed, variant, by_name=False):
    wanted = tf.keras.layers.BatchNormalization
    model = tf.keras.Sequential([tf.keras.layers.Dense(2, input_shape=(3,)), wanted()])
    if not isinstance(model.layers[-1], wanted):
        return "absent", "a new layer is of another class already"
    with tempfile.TemporaryDirectory() as folder:
        loaded = loaded_again(model, variant, folder)
    if loaded is None:
        return "inapplicable", "this format cannot be written"
    kind = type(loaded.layers[-1])
    detail = "it is a %s.%s" % (kind.__module__, kind.__name__)
    same = kind.__name__ == "BatchNormalization" if by_name else isinstance(loaded.layers[-1], wanted)
    return ("absent" if same else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, by_name=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
