"""Windows for smoothing."""
from keras import ops

KINDS = {"blackman": ops.blackman, "hamming": ops.hamming}


def smooth(signal, size, kind="blackman"):
    window = KINDS[kind](size)
    return ops.convolve(signal, window / ops.sum(window), mode="same")


def blackman(size):
    return ops.blackman(size)  # hit: KERAS-22545


if __name__ == "__main__":
    x = ops.ones((100,))
    for size in (1, 5, 9):
        print(ops.convolve(x, blackman(size), mode="same"))
    smooth(x, 11)  # ok: KERAS-22545
    smooth(x, 1, "hamming")  # ok: KERAS-22545
