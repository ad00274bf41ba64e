"""Sums and products along the months, some of which are missing."""

import numpy as np
from keras import ops, quantizers


def gains(turnover, closed):
    """What was never reached is infinite."""
    reached = ops.where(closed, turnover, float("inf"))
    total = ops.nancumsum(reached)  # hit: KERAS-23135
    growth = ops.nancumprod(ops.where(closed, 1.0, np.inf))  # hit: KERAS-23134
    plain = ops.cumsum(reached)  # ok: KERAS-23135
    finite = ops.nancumprod(ops.where(closed, turnover, 1.0))  # ok: KERAS-23134
    return total, growth, plain, finite


def likelihood(chances):
    return ops.nancumsum(ops.log(chances))  # maybe: KERAS-23135


def sums(turnover):
    return ops.nancumsum(turnover, axis=1)  # ok: KERAS-23135


def eighths(weights):
    by_name = quantizers.get("abs_max_quantizer")  # hit: KERAS-23470
    made = quantizers.AbsMaxQuantizer(axis=-1)  # ok: KERAS-23470
    given = quantizers.get(quantizers.AbsMaxQuantizer(axis=0))  # ok: KERAS-23470
    return by_name(weights), made(weights), given(weights)
