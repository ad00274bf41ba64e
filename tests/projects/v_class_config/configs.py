class Config(object):
    """Base configuration; sub-classes override what they need."""

    NAME = None
    LEARNING_RATE = 1e-3
    MIN_LR = LEARNING_RATE / 1000
    OPTIMIZER = "adam"
    MASK_PADDING = True
    METRICS = []

    def __init__(self):
        self.batch = self.GPUS * self.IMAGES if hasattr(self, "GPUS") else 8
        self.floor = self.MIN_LR


class RecsysConfig(Config):
    NAME = "recsys"
    OPTIMIZER = "adagrad"
    MIN_LR = 1e-3


class TaggerConfig(Config):
    NAME = "tagger"
    METRICS = ["accuracy"]


class PlainTaggerConfig(TaggerConfig):
    MASK_PADDING = False
