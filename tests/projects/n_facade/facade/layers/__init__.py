from .frozen import *
from .free import *
from . import free, frozen

__all__ = frozen.__all__ + free.__all__
