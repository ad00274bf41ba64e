from tensorflow.keras import Sequential, layers

from .registry import NETS, Base


@NETS.add()
def tiny(classes=2):
    return Sequential([layers.Dense(classes, activation="softmax")])


@NETS.add("masked")
class Masked:
    def __new__(cls, size=4):
        return Sequential([layers.Masking(), layers.Dense(size)])


@NETS.add("tagger")
def _tagger(mask=True, size=4):
    return Sequential([layers.Embedding(100, size, mask_zero=mask), layers.Dense(size)])


class Linear(Base, kind="linear"):
    def build(self):
        return Sequential([layers.Dense(1)])


class Deep(Base, kind="deep"):
    rule = "adagrad"

    def build(self):
        return Sequential([layers.Dense(8), layers.Dense(1)])
