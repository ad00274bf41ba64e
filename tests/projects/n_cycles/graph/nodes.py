import tensorflow as tf

from graph import edges


class Node:
    def __init__(self, model, parent=None):
        self.model = model
        self.parent = parent
        self.children = []
        self.me = self

    def add(self, model):
        child = Node(model, parent=self)
        self.children.append(child)
        return child

    def link(self, other):
        return edges.Edge(self, other)


def make(width):
    return tf.keras.Sequential([tf.keras.layers.Dense(width)])
