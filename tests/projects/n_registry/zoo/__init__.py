from . import losses, nets
from .registry import Registry, create
