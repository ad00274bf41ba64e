"""Ways to come by a model that people really use, and reviewers frown at."""
import asyncio
import contextlib
import copy
import functools
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Optional

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Single:
    _it = None

    def __new__(cls):
        if cls._it is None:
            cls._it = super().__new__(cls)
            cls._it.net = keras.Sequential([layers.Dense(1)])
        return cls._it


class Bag:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)


class Loose:
    nets = {}

    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)

    @classmethod
    def get(cls, name):
        if name not in cls.nets:
            cls.nets[name] = keras.Sequential([layers.Dense(1)])
        return cls.nets[name]

    def build_small(self):
        return keras.Sequential([layers.Dense(1)])

    table = {"small": build_small}

    def build(self, name):
        return getattr(self, "build_" + name)()

    def by_table(self, name):
        return self.table[name](self)


class Fluent:
    rule = "adam"

    def with_rule(self, rule):
        self.rule = rule
        return self

    def build(self):
        net = keras.Sequential([layers.Dense(1)])
        net.compile(self.rule, "mse")  # hit: TF-37229
        return net


class Plain(Fluent):
    def build(self):
        net = keras.Sequential([layers.Dense(1)])
        net.compile(self.rule, "mse")  # ok: TF-37229
        return net


def make():
    return keras.Sequential([layers.Dense(1)])


def in_thread(net, rule):
    net.compile(rule, "mse")  # hit: TF-37229


def in_pool(net, rule):
    net.compile(rule, "mse")  # ok: TF-37229


def annotated(net: keras.Model, other: "Optional[tf.keras.optimizers.Optimizer]" = None):
    net.compile("adagrad", "mse")  # hit: TF-37229
    other.compile("adagrad")  # ok: TF-37229


async def soon():
    return make()


async def later():
    net = await soon()
    net.compile("adagrad", "mse")  # hit: TF-37229


Single().net.compile("adagrad", "mse")  # hit: TF-37229
Bag(net=make()).net.compile("adagrad", "mse")  # hit: TF-37229
Bag(net=make(), rule="sgd").net.compile("sgd", "mse")  # ok: TF-37229
Loose(net=make()).net.compile("adagrad", "mse")  # hit: TF-37229
Loose.get("a").compile("adagrad", "mse")  # hit: TF-37229
Loose().build("small").compile("adagrad", "mse")  # hit: TF-37229
Loose().by_table("small").compile("adagrad", "mse")  # hit: TF-37229
Fluent().with_rule("adagrad").build()
Plain().with_rule("sgd").build()
globals()["make"]().compile("adagrad", "mse")  # hit: TF-37229
sys.modules[__name__].make().compile("adagrad", "mse")  # hit: TF-37229
copy.deepcopy(make()).compile("adagrad", "mse")  # hit: TF-37229
threading.Thread(target=in_thread, args=(make(), "adagrad")).start()
with ThreadPoolExecutor() as pool, contextlib.nullcontext(make()) as net:
    pool.submit(in_pool, net, "sgd")
    net.compile("adagrad", "mse")  # hit: TF-37229
source = keras.Input((None, 2))
masked = functools.reduce(lambda x, layer: layer(x), [layers.Masking(), layers.Dense(2)], source)
keras.Model(source, masked).compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
free = functools.reduce(lambda x, layer: layer(x), [layers.Dropout(0.1), layers.Dense(2)], source)
keras.Model(source, free).compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
compile_ = make().compile
compile_("adagrad", "mse")  # hit: TF-37229
compile_("adam", "mse")  # ok: TF-37229
first, second = make(), "adagrad"
first, second = second, first
second.compile(first, "mse")  # hit: TF-37229
asyncio.run(later())
