from .augment import *
from .heads import head
from . import nn, schedules
from .nn import zoom as magnify

__all__ = ["augment", "head", "nn", "schedules", "magnify", "turn", "still"]
__version__ = "0.3.0"
