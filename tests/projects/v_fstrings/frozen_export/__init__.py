__version__ = "0.3"
NAME = "encoder"
