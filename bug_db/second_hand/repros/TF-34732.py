"""An Embedding of positions that are counted with tf.cumsum is not a part of the model: its table is no weight of it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

VARIANTS = ("fixed",)
VARIANT_OF = {"fixed": "cumsum"}
BATCH, LENGTH, WORDS, SIZE = 3, 6, 9, 4


def repro(seed, variant):
    np.random.seed(seed)
    layers = tf.keras.layers
    words = tf.keras.Input(batch_shape=(BATCH, LENGTH), dtype="int32")
    by_place = layers.Embedding(LENGTH + 1, SIZE, mask_zero=True, name="by_place")
    by_word = layers.Embedding(WORDS, SIZE, mask_zero=True, name="by_word")
    try:
        places = tf.cumsum(tf.ones_like(words, "int32"), axis=-1)
        both = layers.Concatenate(name="both")([by_word(words), by_place(places)])
        model = tf.keras.Model(words, both)
    except (ValueError, AttributeError, TypeError) as error:
        return "loud", "%s: %s" % (type(error).__name__, str(error).strip().split("\n")[0][:150])
    lines = []
    model.summary(print_fn=lambda line, **_: lines.append(line))
    wanted = (LENGTH + 1 + WORDS) * SIZE
    found = model.count_params()
    inside = by_place in model.layers and any(one is by_place.weights[0] for one in model.trainable_weights)
    # The output depends on the table all the same.
    data = np.random.randint(1, WORDS, (BATCH, LENGTH)).astype("int32")
    before = model.predict(data, batch_size=BATCH, verbose=0)
    by_place.set_weights([by_place.get_weights()[0] + 1])
    used = np.allclose(model.predict(data, batch_size=BATCH, verbose=0)[..., SIZE:], before[..., SIZE:] + 1, atol=1e-5)
    detail = "%d of %d parameters, the positions' layer is %s the model and its table is %s; in the summary: %s" % (
        found,
        wanted,
        "in" if by_place in model.layers else "not in",
        "used" if used else "not used",
        "yes" if any("by_place" in line for line in lines) else "no",
    )
    return ("absent" if inside and found == wanted else "reproduced"), detail


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
