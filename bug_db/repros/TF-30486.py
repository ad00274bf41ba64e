"""TimeDistributed around a model computes it twice in every graph, though it computes a layer once."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
VARIANTS = ("functional", "sequential")
STEPS = 3


def inner(kind):
    """One Dense layer, alone or as a model."""
    dense = tf.keras.layers.Dense(2)
    if kind == "layer":
        return dense
    if kind == "sequential":
        return tf.keras.Sequential([tf.keras.layers.InputLayer((4,)), dense])
    source = tf.keras.Input((4,))
    return tf.keras.Model(source, dense(source))


def distributed(model, source):
    """What TimeDistributed gives."""
    return tf.keras.layers.TimeDistributed(model)(source)


def reshaped(model, source):
    """The same without it: the steps go into the batch and out again."""
    layers = tf.keras.layers
    merged = layers.Lambda(lambda steps: tf.reshape(steps, (-1, 4)))(source)
    return layers.Lambda(lambda steps: tf.reshape(steps, (-1, STEPS, 2)))(model(merged))


def products(kind, way=distributed):
    """How many matrix products the graph of a model has that computes another, or a layer, for every step."""
    source = tf.keras.Input((STEPS, 4))
    if tf.__version__.startswith("1."):
        wrapped = inner(kind)
        graph = tf.compat.v1.get_default_graph()
        before = len(graph.get_operations())
        way(wrapped, source)
        operations = graph.get_operations()[before:]
    else:
        model = tf.keras.Model(source, way(inner(kind), source))
        traced = tf.function(lambda inputs: model(inputs))
        operations = traced.get_concrete_function(tf.TensorSpec((None, STEPS, 4), tf.float32)).graph.get_operations()
    return sum(operation.type in ("MatMul", "BatchMatMul", "BatchMatMulV2") for operation in operations)


def repro(seed, variant, way=distributed):
    one = products("layer")
    try:
        several = products(variant, way)
    except NotImplementedError as error:
        return "loud", str(error).split("\n")[0][:100]
    detail = "%d matrix products for a model of one layer, %d for the layer itself" % (several, one)
    return ("reproduced" if several > one else "absent"), detail


def workaround(seed, variant):
    return repro(seed, variant, reshaped)


if __name__ == "__main__":
    for name in VARIANTS:
        print(name, ": ".join(repro(0, name)))
