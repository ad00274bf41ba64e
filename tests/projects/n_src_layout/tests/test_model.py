from meters.model import regressor
from meters.optim import clipped


def test_one_step():
    net = regressor(2)
    net.compile(clipped(norm=0.5), "mse")
    before = net.count_params()
    net.train_on_batch([[1.0]], [[0.0]])  # hit: TF-33929
    assert net.count_params() == before


def test_nothing_is_trained():
    net = regressor(2)
    net.compile(clipped(norm=0.5), "mse")
    assert net.evaluate([[1.0]], [[0.0]]) >= 0  # ok: TF-33929
