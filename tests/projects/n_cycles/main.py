import numpy as np

from graph import Edge, Node, make

x = np.zeros((8, 4))
root = Node(make(4))
child = root.add(make(4))
edge = root.link(child)
edge.train(x)
child.parent.model.fit(x, x)  # hit: TF-33929
root.edge.right.model.train_on_batch(x, x)  # ok: TF-33929
root.me.me.edge.left.model.train_on_batch(x, x)  # hit: TF-33929
root.children[0].parent.children[0].model.compile("adagrad", "mse")  # hit: TF-37229
leaf = Edge.leaf()
leaf.model.compile("Adagrad", "mse")  # hit: TF-37229
leaf.model.compile("adam", "mse")  # ok: TF-37229
a, b = {"name": "a"}, {"name": "b"}
a["next"], b["next"] = b, a
a["next"]["next"]["model"] = make(2)
a["model"].compile("adagrad", "mse")  # hit: TF-37229
ring = [make(1)]
ring.append(ring)
ring[1][1][0].compile("adam", "mse")  # ok: TF-37229
