"""What happens to an image before the network sees it."""
from .nn import preprocessing

turn = preprocessing.RandomRotation
shift = preprocessing.RandomTranslation


def still(*args, **kwargs):
    return preprocessing.Rescaling(1 / 255)
