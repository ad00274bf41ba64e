import numpy as np
import zoo
from zoo.registry import LOSSES, NETS, Base

y, p = np.zeros(6), np.zeros((6, 1))

net = zoo.create("tiny", classes=3)
net.compile("adagrad", "mse")  # hit: TF-37229
tagger = zoo.create("tagger")
tagger.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
plain = zoo.create("tagger", mask=False)
plain.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
NETS["tiny"]().compile("Adagrad", "mse")  # hit: TF-37229
if "tiny" in NETS:
    NETS.get("tiny").compile("adam", "mse")  # ok: TF-37229
LOSSES["bce"]()(y, p)  # hit: TF-30040
LOSSES["mse"]()(y, p)  # ok: TF-30040  # hit: TF-37770
LOSSES["logits"]()(y, p)  # ok: TF-30040
deep = Base.subclasses["deep"]()
deep.build().compile(deep.rule, "mse")  # hit: TF-37229
Base.subclasses["linear"]().build().compile("sgd", "mse")  # ok: TF-37229
