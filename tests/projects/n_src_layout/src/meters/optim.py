from tensorflow.keras import optimizers


def clipped(rate=1e-3, norm=1.0):
    return optimizers.Adam(rate, clipnorm=norm)


def free(rate=1e-3):
    return optimizers.Adam(rate)
