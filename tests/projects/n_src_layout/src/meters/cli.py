import numpy as np

from meters import model, optim
from meters.data import readings


def main():
    x, y = readings("meters.npz")
    first = model.regressor(16)
    first.compile(optim.clipped(), "mse")
    first.fit(x, y, epochs=10)  # hit: TF-33929
    second = model.regressor(16)
    second.compile(optim.free(), "mse")
    second.fit(x, y, epochs=10)  # ok: TF-33929
    third = model.regressor(32)
    third.compile("adagrad", "mse")  # hit: TF-37229
    third.fit(x, y)  # ok: TF-33929
    print(np.mean([m.evaluate(x, y) for m in (first, second, third)]))


if __name__ == "__main__":
    main()
