DEFAULTS = dict(learning_rate=0.01, momentum=0.9)
CLIPPED = {**DEFAULTS, "clipnorm": 1.0}
PLATEAU = {"patience": 3, "min_lr": 1e-3}


def merged(*parts):
    out = {}
    for part in parts:
        out.update(part)
    return out
