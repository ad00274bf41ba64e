from .augment import Augment
from .scale import FixedShape, Scale

__all__ = ["Augment", "Scale", "FixedShape"]
