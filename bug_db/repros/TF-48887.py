"""Recurrent layers that run backwards over a ragged tensor give zeros for the shorter rows."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False

VARIANTS = ("bidirectional", "backwards")


def made(variant, forwards):
    options = {"use_bias": True, "kernel_initializer": "ones", "bias_initializer": "ones"}
    options.update(return_sequences=True, recurrent_initializer=tf.keras.initializers.Constant(0.5))
    if variant == "backwards":
        return tf.keras.layers.SimpleRNN(1, activation="linear", go_backwards=not forwards, **options)
    return tf.keras.layers.Bidirectional(tf.keras.layers.SimpleRNN(1, activation="linear", **options))


def repro(seed, variant, padded=False):
    layers = tf.keras.layers
    if not hasattr(tf, "ragged") or not tf.executing_eagerly():
        return "inapplicable", "there are no ragged tensors, or no eager execution"
    rows = [[[1.0], [2.0], [3.0]], [[4.0]]]
    reader = made(variant, padded)
    try:
        start = tf.keras.Input((None, 1), ragged=not padded)
        end = reader(layers.Masking()(start) if padded else start)
        model = tf.keras.Model(start, end)
        fed = tf.ragged.constant(rows, ragged_rank=1)
        if padded:
            lengths, fed = fed.row_lengths(), fed.to_tensor()
            fed = fed if variant == "bidirectional" else tf.reverse_sequence(fed, lengths, seq_axis=1)
        got = model(fed)
    except (TypeError, ValueError, AttributeError, NotImplementedError) as error:
        if "ragged" in str(error).split("\n")[0] or "str" in str(error):
            return "inapplicable", str(error).split("\n")[0][:90]
        return "loud", str(error).split("\n")[0][:90]
    got = float((got.to_tensor() if hasattr(got, "to_tensor") else got).numpy()[1, 0, -1])
    right = float(reader(tf.constant(rows[1:])).numpy()[0, 0, -1])
    detail = "%.3f for a row of one step beside one of three, %.3f by itself" % (got, right)
    return ("absent" if abs(got - right) < 1e-4 else "reproduced"), detail


def workaround(seed, variant):
    return repro(seed, variant, padded=True)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
