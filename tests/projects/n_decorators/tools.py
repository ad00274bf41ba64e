import functools
import time

import tensorflow as tf

BUILDERS = {}


def register(name):
    def inner(function):
        BUILDERS[name] = function
        return function

    return inner


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.time()
        result = function(*args, **kwargs)
        print(function.__name__, time.time() - start)
        return result

    return wrapper


def compiled(optimizer="adam", loss="mse"):
    def decorate(function):
        def wrapper(*args, **kwargs):
            model = function(*args, **kwargs)
            model.compile(optimizer, loss)  # hit: TF-37229
            return model

        return wrapper

    return decorate


class clipped:
    """As a class, since it holds the bound."""

    def __init__(self, bound):
        self.bound = bound

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(rate):
            optimizer = function(rate, clipvalue=self.bound)
            return optimizer

        return wrapper


def unchanged(cls):
    cls.version = 1
    return cls
