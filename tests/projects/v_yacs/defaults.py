from yacs.config import CfgNode as CN

_C = CN()
_C.SOLVER = CN()
_C.SOLVER.FLOOR = 1e-3
_C.SOLVER.LAST = 0.0
_C.SOLVER.OPTIMIZER = "sgd"


def get_cfg_defaults():
    return _C.clone()
