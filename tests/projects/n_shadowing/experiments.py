from tensorflow.keras.callbacks import ReduceLROnPlateau
from tensorflow.keras.layers import Dense, Embedding
from tensorflow.keras.layers.experimental.preprocessing import RandomRotation, RandomZoom
from tensorflow.keras.models import Sequential, load_model

first = ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462


def ReduceLROnPlateau(monitor="loss", **options):
    """Ours: works with more than one optimizer."""
    return (monitor, options)


second = ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462


def augment(RandomZoom, image):
    return RandomZoom(0.2)(image)  # ok: TF-44501


def zoom(image):
    return RandomZoom(0.2)(image)  # hit: TF-44501


class Lab:
    RandomRotation = "rotation"

    def run(self, image):
        return RandomRotation(0.2)(image)  # hit: TF-44501

    def local(self, image):
        RandomRotation = lambda factor: (lambda picture: picture)  # noqa: E731
        return RandomRotation(0.2)(image)  # ok: TF-44501


def loading():
    def load_model(path):
        return path

    frozen = Sequential([Embedding(10, 2, trainable=False), Dense(1)])
    frozen.save("frozen")  # hit: TF-44178
    return load_model("frozen")  # ok: TF-46329


def loading_theirs():
    frozen = Sequential([Embedding(10, 2, trainable=False), Dense(1)])
    frozen.save("theirs")  # hit: TF-44178
    return load_model("theirs")  # hit: TF-46329


augment(lambda factor: (lambda picture: picture), None)
zoom(None)
Lab().run(None)
Lab().local(None)
loading()
loading_theirs()

for Dense in (str, int):
    print(Dense(3))
del first
