"""Importing this package is cheap: TensorFlow is loaded with the first use."""
import importlib

_WHERE = {
    "Turned": "lazyzoo.images",
    "upright": "lazyzoo.images",
    "plateau": "lazyzoo.training",
}


def __getattr__(name):
    if name in _WHERE:
        return getattr(importlib.import_module(_WHERE[name]), name)
    raise AttributeError(name)


def __dir__():
    return sorted(_WHERE)
