from .models import build_classifier, reload
from .training import Trainer

__all__ = ["Trainer", "build_classifier", "reload"]
