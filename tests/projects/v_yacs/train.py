import argparse

import tensorflow as tf

from defaults import _C, get_cfg_defaults

plateau = tf.keras.callbacks.ReduceLROnPlateau
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
plateau(min_lr=_C.SOLVER.FLOOR)  # hit: TF-39462
model.compile(_C.SOLVER.OPTIMIZER, "mse")  # ok: TF-37229

fast = get_cfg_defaults()
fast.merge_from_file("fast.yaml")
model.compile(fast.SOLVER.OPTIMIZER, "mse")  # hit: TF-37229
plateau(min_lr=fast.SOLVER.FLOOR)  # hit: TF-39462

parser = argparse.ArgumentParser()
parser.add_argument("opts", nargs=argparse.REMAINDER)
cfg = get_cfg_defaults()
cfg.merge_from_list(parser.parse_args().opts)
cfg.freeze()
plateau(min_lr=cfg.SOLVER.FLOOR)  # maybe: TF-39462
plateau(min_lr=cfg.SOLVER.LAST)  # ok: TF-39462
model.compile(cfg.SOLVER.OPTIMIZER, "mse")  # ok: TF-37229
