from argparse import Namespace
from collections import namedtuple
from types import SimpleNamespace

import tensorflow as tf
from easydict import EasyDict as edict

__C = edict()
cfg = __C
__C.TRAIN = edict()
__C.TRAIN.FLOOR = 1e-3
__C.TRAIN.ZERO = 0.0
__C.OPTIMIZER = "adagrad"

simple = SimpleNamespace(floor=1e-3, optimizer="adagrad", deep=SimpleNamespace(zero=0))
args = Namespace(**{"floor": 5e-4, "optimizer": "sgd"})
loaded = edict({"train": {"floor": 1e-3, "zero": 0}, "runs": [{"floor": 0.25}, {"floor": 0.002}]})
Point = namedtuple("Point", ["floor", "optimizer"])
Point.__new__.__defaults__ = ("sgd",)
point = Point(1e-3, "adagrad")
Defaulted = namedtuple("Defaulted", "floor optimizer", defaults=[0.0, "sgd"])


class Bunch(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__


class AttrDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


bunch = Bunch(floor=1e-3)
attr = AttrDict({"floor": 1e-3, "zero": 0})
plateau = tf.keras.callbacks.ReduceLROnPlateau
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])

plateau(min_lr=cfg.TRAIN.FLOOR)  # hit: TF-39462
plateau(min_lr=cfg.TRAIN.ZERO)  # ok: TF-39462
model.compile(cfg.OPTIMIZER)  # hit: TF-37229
plateau(min_lr=simple.floor)  # hit: TF-39462
plateau(min_lr=simple.deep.zero)  # ok: TF-39462
simple.floor = 0.5
plateau(min_lr=simple.floor)  # ok: TF-39462
model.compile(simple.optimizer)  # hit: TF-37229
plateau(min_lr=args.floor)  # hit: TF-39462
model.compile(args.optimizer)  # ok: TF-37229
plateau(min_lr=loaded.train.floor)  # hit: TF-39462
plateau(min_lr=loaded["train"]["zero"])  # ok: TF-39462
plateau(min_lr=loaded.runs[0].floor)  # ok: TF-39462
plateau(min_lr=loaded.runs[1].floor)  # hit: TF-39462
plateau(min_lr=point.floor)  # hit: TF-39462
model.compile(point.optimizer)  # hit: TF-37229
plateau(min_lr=point._replace(floor=0.5).floor)  # ok: TF-39462
model.compile(Defaulted(1.0).optimizer)  # ok: TF-37229
plateau(min_lr=Defaulted().floor)  # ok: TF-39462
plateau(min_lr=bunch.floor)  # hit: TF-39462
plateau(min_lr=attr.floor)  # hit: TF-39462
plateau(min_lr=attr.zero)  # ok: TF-39462
