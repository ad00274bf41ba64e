from tensorflow.keras import layers


def frozen(factory, *args, **kwargs):
    return factory(*args, trainable=False, **kwargs)


def embedding(words, size, fixed):
    return layers.Embedding(words, size, trainable=not fixed)
