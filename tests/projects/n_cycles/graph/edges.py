from tensorflow.keras.optimizers import SGD

import graph.nodes


class Edge:
    def __init__(self, left, right):
        self.left, self.right = left, right
        self.rule = SGD(0.1, clipnorm=1.0)
        left.edge = self

    def other(self, node):
        return self.right if node is self.left else self.left

    def train(self, x):
        self.left.model.compile(self.rule, "mse")
        self.left.model.fit(x, x)  # hit: TF-33929
        self.right.model.compile(SGD(0.1), "mse")
        self.right.model.fit(x, x)  # ok: TF-33929

    @staticmethod
    def leaf():
        return graph.nodes.Node(graph.nodes.make(1))
