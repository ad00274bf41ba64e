from tensorflow import keras
from tensorflow.keras import layers


def build_model(hidden, classes, optimizer="adam", **compile_options):
    model = keras.Sequential()
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(classes, activation="softmax"))
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", **compile_options)  # hit: TF-37229
    return model


def make_optimizer(name, rate, clip=None):
    kwargs = {}
    if clip is not None:
        kwargs["clipvalue"] = clip
    if name == "sgd":
        return keras.optimizers.SGD(rate, **kwargs)
    elif name == "adam":
        return keras.optimizers.Adam(rate, **kwargs)
    raise ValueError(name)


def both(width):
    encoder = keras.Sequential([layers.Dense(width)])
    decoder = keras.Sequential([layers.Dense(4)])
    return encoder, decoder


def nested():
    def inner(depth):
        def innermost():
            return keras.Sequential([layers.Dense(depth)])

        return innermost

    return inner(3)()


def deferred(what):
    return {"linear": lambda: keras.Sequential([layers.Dense(1)]), "empty": keras.Sequential}[what]()
