from tensorflow.keras.layers.experimental.preprocessing import RandomRotation


class Turned(RandomRotation):
    """Turns by up to a quarter."""


def upright():
    return RandomRotation(0.0, "constant")  # ok: TF-44501
