import lazyzoo
from lazyzoo import Turned, upright
from lazyzoo.frame import keras, torch

layer = Turned(0.25)  # hit: TF-44501
other = lazyzoo.Turned(0.25, fill_mode="constant")  # ok: TF-44501
straight = upright()
callback = lazyzoo.plateau(patience=3)
again = keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
never = torch.optim.lr_scheduler.ReduceLROnPlateau(None, min_lr=1e-3)  # ok: TF-39462
