from .numbers_ import *  # noqa
from .numbers_ import _SECRET_FLOOR as SECRET
from .names import OPTIMIZERS as NAMES
