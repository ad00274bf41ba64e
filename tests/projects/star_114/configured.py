MODULES = ("layers", "optimizers")


def load(space):
    """The names of some modules, in a space of their own."""
    for module in MODULES:
        exec(f"from tensorflow.keras.{module} import *", space)  # hit: TF-30964
    return space


def version(path):
    space = {}
    with open(path) as file:
        exec(file.read(), space)  # ok: TF-30964
    return space["__version__"]
