import tensorflow as tf

TF_VERSION = tuple(map(int, tf.__version__.split(".")[:2]))
AS_LIST = [int(part) for part in tf.__version__.split(".")]
MAJOR = int(tf.__version__.split(".")[0])
FLOAT = float(".".join(tf.__version__.split(".")[:2]))
IS_V2 = MAJOR >= 2


def at_least(*wanted):
    return TF_VERSION >= wanted
