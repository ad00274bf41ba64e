import attr
import numpy as np
from tensorflow.keras.utils import Sequence


@attr.s
class Windows(Sequence):
    """Windows over one long signal."""

    signal = attr.ib()
    width = attr.ib(default=64)

    def __len__(self):
        return len(self.signal) // self.width

    def __getitem__(self, index):
        start = index * self.width
        window = self.signal[start : start + self.width]
        return window[:-1], window[1:]


class ByHand(Sequence):
    """The same without attrs."""

    def __init__(self, signal, width=64):
        self.signal = signal
        self.width = width

    def __len__(self):
        return len(self.signal) // self.width

    def __getitem__(self, index):
        return self.signal[index], self.signal[index + 1]


@attr.s
class Files(Sequence):
    names = attr.ib()

    def __len__(self):
        return len(self.names)

    def __getitem__(self, index):
        return np.load(self.names[index])
