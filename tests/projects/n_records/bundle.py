"""Everything that belongs to one experiment in one record."""
import dataclasses
from collections import namedtuple
from dataclasses import dataclass, field
from typing import Any, Callable, List, NamedTuple, Optional

import attr
import tensorflow as tf
from tensorflow.keras import Sequential, layers

Parts = namedtuple("Parts", ["net", "rule"])
Split = namedtuple("Split", "train valid")


class Run(NamedTuple):
    net: tf.keras.Model
    rule: str = "adagrad"
    floor: float = 1e-3


@dataclass
class Experiment:
    width: int = 4
    net: Optional[tf.keras.Model] = None
    rule: Any = "adam"
    build: Callable = Sequential
    callbacks: List[Any] = field(default_factory=list)

    def __post_init__(self):
        if self.net is None:
            self.net = self.build([layers.Masking(), layers.Dense(self.width)])

    def start(self):
        self.net.compile(self.rule, "mse")  # hit: TF-37229, TF-34491


@dataclass(frozen=True)
class Masked(Experiment):
    mask: bool = True


@attr.s(auto_attribs=True)
class Old:
    net: Any
    rule: str = "adagrad"


parts = Parts(Sequential([layers.Dense(1)]), "adagrad")
parts.net.compile(parts.rule, "mse")  # hit: TF-37229
net, rule = Parts(net=Sequential([layers.Dense(1)]), rule="adam")
net.compile(rule, "mse")  # ok: TF-37229
parts[0].compile(parts[1], "mse")  # hit: TF-37229
changed = parts._replace(rule="sgd")
changed.net.compile(changed.rule, "mse")  # ok: TF-37229

run = Run(Sequential([layers.Dense(1)]))
run.net.compile(run.rule, "mse")  # hit: TF-37229
tf.keras.callbacks.ReduceLROnPlateau(min_lr=run.floor)  # hit: TF-39462
slower = Run(run.net, "sgd", floor=1e-5)
slower.net.compile(slower.rule, "mse")  # ok: TF-37229
tf.keras.callbacks.ReduceLROnPlateau(min_lr=slower.floor)  # ok: TF-39462

Experiment(rule="adagrad").start()
plain = Experiment(net=Sequential([layers.Dense(1)]))
plain.net.compile(plain.rule, "mse", metrics=["mae"])  # ok: TF-37229, TF-40002
usual = Experiment()
usual.net.compile(usual.rule, "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
other = dataclasses.replace(usual, rule="Adagrad")
other.net.compile(other.rule, "mse")  # hit: TF-37229, TF-34491
masked = Masked(8)
masked.net.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
old = Old(Sequential([layers.Dense(2)]))
old.net.compile(optimizer=old.rule, loss="mse")  # hit: TF-37229
old.net.compile(optimizer=Old(None, "sgd").rule, loss="mse")  # ok: TF-37229
