import enum
from enum import Enum, auto


class Optimizer(str, Enum):
    SGD = "sgd"
    RARE = "adagrad"


class Fill(Enum):
    MIRROR = "reflect"
    BLACK = "constant"

    @property
    def dark(self):
        return self is Fill.BLACK


@enum.unique
class Rate(float, enum.Enum):
    LOW = 1e-3
    NONE = 0.0


class Phase(Enum):
    TRAIN = auto()
    TEST = auto()


BY_NAME = {"rare": Optimizer.RARE, "usual": Optimizer.SGD}
