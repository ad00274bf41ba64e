"""Modules are imported when they are asked for."""
import importlib

__all__ = ["callbacks", "nets"]


def __getattr__(name):
    if name in __all__:
        return importlib.import_module("." + name, __name__)
    raise AttributeError(name)
