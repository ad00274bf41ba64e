from collections import OrderedDict, defaultdict, deque

import numpy as np
import tensorflow as tf

SGD, Adam = tf.keras.optimizers.SGD, tf.keras.optimizers.Adam
x, y = np.zeros((8, 2)), np.zeros((8, 1))


def net():
    return tf.keras.Sequential([tf.keras.layers.Dense(1)])


# a dict of objects
parts = {"model": net(), "optimizer": SGD(0.1, clipnorm=1.0), "other": SGD(0.1)}
parts["model"].compile(parts["optimizer"], "mse")
parts["model"].fit(x, y)  # hit: TF-33929
parts["model"].compile(parts["other"], "mse")

# another one
spare = {"model": net(), "optimizer": SGD(0.1)}
spare["model"].compile(spare["optimizer"], "mse")
spare["model"].fit(x, y)  # ok: TF-33929

# lists side by side
nets = [net() for _ in range(3)]
rules = [Adam(clipvalue=0.5), Adam(), SGD(0.1, clipvalue=1.0)]
for one, rule in zip(nets, rules):
    one.compile(optimizer=rule, loss="mse")
nets[0].fit(x, y)  # hit: TF-33929
nets[1].fit(x, y)  # ok: TF-33929
nets[-1].train_on_batch(x, y)  # hit: TF-33929, TF-33177

# a tuple, taken apart
first, *others = (net(), net(), net())
first.compile("adagrad", "mse")  # hit: TF-37229
others[1].compile("adam", "mse")  # ok: TF-37229

# kinds of dict
ordered = OrderedDict([("a", net()), ("b", net())])
ordered["b"].compile("adagrad", "mse")  # hit: TF-37229
grouped = defaultdict(list)
grouped["small"].append(net())
grouped["small"][0].compile("adagrad", "mse")  # hit: TF-37229
queue = deque([net()], maxlen=2)
queue.append(net())
queue[0].compile("adagrad", "mse")  # hit: TF-37229
matrix = np.array([["adagrad"]])
print(matrix, grouped["large"])  # ok: TF-37229


class Ensemble:
    members = []

    def __init__(self, size):
        self.members = []
        self.by_name = {}
        for number in range(size):
            member = net()
            self.members.append(member)
            self.by_name["net%d" % number] = member

    def compile(self):
        for member in self.members:
            member.compile(Adam(1e-3, clipnorm=1.0), "mse")

    def fit(self, x, y):
        return [member.fit(x, y) for member in self.members]  # hit: TF-33929

    def evaluate(self, x, y):
        return [member.evaluate(x, y) for name, member in self.by_name.items()]  # ok: TF-33929  # hit: TF-32089, TF-32286, TF-32320  # hit: KERAS-21331


ensemble = Ensemble(3)
ensemble.compile()
ensemble.fit(x, y)
ensemble.evaluate(x, y)
