"""A lookup layer that is saved and loaded cuts those tokens in two that hold a line break of Unicode."""

import os
import shutil
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
# In falling frequency: a line separator, a vertical tab, a next line, and one without.
TOKENS = ["north\u2028east", "south\x0bwest", "up\x85down", "plain"]


def repro(seed):
    lookup = getattr(tf.keras.layers, "StringLookup", None)
    if lookup is None:
        return "inapplicable", "there is no layers.StringLookup"
    layer = lookup()
    layer.adapt(tf.constant([token for times, token in enumerate(reversed(TOKENS), 1) for _ in range(times)]))
    model = tf.keras.Sequential([tf.keras.Input(shape=(1,), dtype="string"), layer])
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "model.keras")
        model.save(path)
        if not os.path.isfile(path):
            return "inapplicable", "the format .keras is not there"
        loaded = tf.keras.models.load_model(path).layers[-1]
    except (ValueError, RuntimeError) as error:
        return "loud", str(error).strip().split("\n")[0][:100]
    finally:
        shutil.rmtree(folder)
    wanted, found = ["[UNK]"] + TOKENS, [str(token) for token in loaded.get_vocabulary()]
    if [str(token) for token in layer.get_vocabulary()] != wanted:
        raise AssertionError("adapt() made another vocabulary: %r" % layer.get_vocabulary())
    return ("absent" if found == wanted else "reproduced"), "loaded %s" % ascii(found)


if __name__ == "__main__":
    print(": ".join(repro(0)))
