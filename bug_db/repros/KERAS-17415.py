"""plot_model draws no activations in a model within a model."""

import contextlib
import os
import sys
import types

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


class Part(object):
    """A graph, a node or an edge: as much of pydot as the picture needs, which TensorFlow does not bring."""

    def __init__(self, name="", label="", **options):
        self.name, self.label, self.parts = name, label, []

    def add(self, part):
        self.parts.append(part)

    add_node = add_edge = add_subgraph = add

    def get_nodes(self):
        return [part for part in self.parts if part.label]

    def get_name(self):
        return self.name

    def get_node(self, name):
        return [part for part in self.parts if part.name == name]

    def get_edge(self, *names):
        return []

    def get(self, name):
        return ""

    def ignore(self, *arguments, **options):
        return ""

    set = set_node_defaults = create = ignore


class Edge(Part):
    def __init__(self, source, target, **options):
        super(Edge, self).__init__()


@contextlib.contextmanager
def furnished():
    """pydot, where Keras has not found it."""
    pydot = types.ModuleType("pydot")
    pydot.Dot = pydot.Cluster = pydot.Node = Part
    pydot.Edge, pydot.InvocationException, pydot.PydotException = Edge, OSError, OSError
    lent = [module for name, module in list(sys.modules.items()) if "keras" in name and getattr(module, "pydot", 0) is None]
    for module in lent:
        module.pydot = pydot
    try:
        yield
    finally:
        for module in lent:
            module.pydot = None


def labels(part):
    return [part.label] + [label for other in getattr(part, "parts", ()) for label in labels(other)]


def repro(seed, itself=False):
    layers = tf.keras.layers
    hidden = layers.Dense(2, activation="relu", name="hidden", input_shape=(2,))
    inner = tf.keras.Sequential([hidden], name="inner")
    source = tf.keras.Input((2,))
    outer = tf.keras.Model(source, layers.Dense(1, activation="tanh", name="last")(inner(source)))
    to_dot = getattr(tf.keras.utils, "model_to_dot", None)
    if to_dot is None:
        return "inapplicable", "there is no model_to_dot"
    with furnished():
        try:
            picture = to_dot(inner if itself else outer, expand_nested=True, show_layer_activations=True)
        except TypeError:
            return "inapplicable", "there is no show_layer_activations"
    text = " ".join(str(label) for label in labels(picture))
    if not itself and "tanh" not in text:
        return "inapplicable", "no activations are drawn at all: " + text
    return ("absent" if "relu" in text else "reproduced"), "in the picture, relu of the inner model is %s" % (
        "there" if "relu" in text else "not there"
    )


def workaround(seed):
    return repro(seed, itself=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
