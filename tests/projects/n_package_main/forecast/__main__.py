import sys

import numpy as np

import forecast
from forecast.nets import lstm


def main(argv=None):
    argv = sys.argv[1:] if argv is None else argv
    series = np.zeros((100, 24, 1))
    wild = lstm(32, 1e-3)
    wild.fit(series, series[:, -1])  # ok: TF-33929
    tame = forecast.nets.lstm(32, 1e-3, norm=1.0)
    tame.fit(series, series[:, -1])  # hit: TF-33929
    rains = np.ones(100)
    print(forecast.losses.bce()(rains, tame.predict(series)))  # hit: TF-30040
    print(forecast.losses.huber()(rains, tame.predict(series)))  # ok: TF-30040  # hit: TF-37770
    print(forecast.losses.bce()(rains[:, None], tame.predict(series)))  # ok: TF-30040
    return 0


if __name__ == "__main__":
    sys.exit(main())
