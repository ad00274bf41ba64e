"""model_to_dot with expand_nested draws every edge into a nested model to the first box of it."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import types

import tensorflow as tf

CHANCE = False


class Named:
    """A box or an edge: what pydot would draw, which need not be installed."""

    def __init__(self, name="", dst=None, **attributes):
        self.name, self.dst = name, dst

    def set(self, *attribute):
        pass

    def get_name(self):
        return self.name

    def get_source(self):
        return self.name

    def get_destination(self):
        return self.dst


class Graph(Named):
    """A drawing, or a part of one, that keeps its boxes and edges."""

    def __init__(self, graph_name="", **attributes):
        super().__init__(graph_name)
        self.nodes, self.edges, self.parts = [], [], []
        self.add_node, self.add_edge, self.add_subgraph = self.nodes.append, self.edges.append, self.parts.append

    def set_node_defaults(self, **attributes):
        pass

    def create(self):
        pass

    def get_nodes(self):
        return self.nodes

    def get_node(self, name):
        return [node for node in self.nodes if node.name == name]

    def get_edges(self):
        return self.edges

    def get_edge(self, src, dst):
        return [edge for edge in self.edges if (edge.name, edge.dst) == (src, dst)]

    def get_subgraphs(self):
        return self.parts

    def all(self):
        """Its edges and boxes, and those of all parts."""
        parts = [part.all() for part in self.parts]
        edges = [(edge.name, edge.dst) for edge in self.edges]
        return sum([one for one, _ in parts], edges), sum([two for _, two in parts], [node.name for node in self.nodes])


def drawn(model, nested):
    draw = tf.keras.utils.model_to_dot
    draw = getattr(draw, "__wrapped__", draw)
    pydot = types.SimpleNamespace(Dot=Graph, Cluster=Graph, Node=Named, Edge=Named, InvocationException=OSError)
    before, draw.__globals__["pydot"] = draw.__globals__["pydot"], pydot
    try:
        return draw(model, expand_nested=nested).all()
    finally:
        draw.__globals__["pydot"] = before


def repro(seed, nested=True):
    if not hasattr(tf.keras.utils, "model_to_dot"):
        return "inapplicable", "there is no model_to_dot"
    first, second = tf.keras.Input((2,), name="first"), tf.keras.Input((2,), name="second")
    upper, lower = tf.keras.Input((2,), name="upper"), tf.keras.Input((2,), name="lower")
    inner = tf.keras.Model([upper, lower], tf.keras.layers.Concatenate()([upper, lower]), name="inner")
    model = tf.keras.Model([first, second], inner([first, second]), name="outer")
    try:
        edges, boxes = drawn(model, nested)
    except TypeError:
        return "inapplicable", "nested models are not expanded"
    box = {layer.name: str(id(layer)) for layer in list(model.layers) + list(inner.layers)}
    ends = sorted(name for name in box if (box["second"], box[name]) in edges)
    detail = "the edge from the second input goes to %s" % (" and ".join(ends) or "none of its boxes")
    return ("absent" if ends == ["lower" if nested else "inner"] else "reproduced"), detail


def workaround(seed):
    return repro(seed, nested=False)


if __name__ == "__main__":
    print(": ".join(repro(0)))
