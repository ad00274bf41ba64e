from .layers import *
from .layers import __all__ as _layers
from .train import *

__all__ = [*_layers, "Trainer", "plateau"]
