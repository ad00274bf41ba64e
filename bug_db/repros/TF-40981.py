"""A Sequential model made from a configuration has another configuration than the one it was made from."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


def repro(seed, text=False):
    layers = tf.keras.layers
    model = tf.keras.Sequential(
        [
            layers.Dense(4, activation="relu", input_shape=(3,), name="first"),
            layers.Dense(2, activation="softmax", name="second"),
        ]
    )
    copy = tf.keras.Sequential.from_config(model.get_config())
    if text:
        same = model.to_json() == copy.to_json()
        return ("absent" if same else "reproduced"), "the JSON of the two is %s" % ("equal" if same else "not equal")
    one, other = model.get_config(), copy.get_config()
    if not isinstance(one, dict):
        same, differ = one == other, ["the list"]
    else:
        same = one == other
        differ = [name for name in sorted(set(one) | set(other)) if one.get(name) != other.get(name)]
    if same:
        return "absent", "the configurations are equal"
    shown = ["%s: %s and %s" % (name, one.get(name), other.get(name)) for name in differ if isinstance(one, dict)]
    return "reproduced", "the configurations differ in %s" % ("; ".join(shown)[:150] or "a list")


def workaround(seed):
    return repro(seed, text=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
