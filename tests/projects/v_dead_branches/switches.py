import tensorflow as tf

plateau = tf.keras.callbacks.ReduceLROnPlateau
DEBUG = False
VERBOSE = 0
MODE = "train"
STAGES = ()
USE_FLOOR = not DEBUG

if False:
    plateau(min_lr=1e-3)  # ok: TF-39462
if 0:
    plateau(min_lr=1e-3)  # ok: TF-39462
elif True:
    plateau(min_lr=2e-3)  # hit: TF-39462
else:
    plateau(min_lr=1e-3)  # ok: TF-39462
if DEBUG:
    plateau(min_lr=1e-3)  # ok: TF-39462
if not DEBUG and not VERBOSE:
    plateau(min_lr=1e-3)  # hit: TF-39462
if DEBUG or VERBOSE > 1:
    plateau(min_lr=1e-3)  # ok: TF-39462
if None:
    plateau(min_lr=1e-3)  # ok: TF-39462
if MODE == "train":
    plateau(min_lr=1e-3)  # hit: TF-39462
if MODE != "train":
    plateau(min_lr=1e-3)  # ok: TF-39462
if MODE in ("test", "export"):
    plateau(min_lr=1e-3)  # ok: TF-39462
if MODE.startswith("tr"):
    plateau(min_lr=1e-3)  # hit: TF-39462
while False:
    plateau(min_lr=1e-3)  # ok: TF-39462
for stage in STAGES:
    plateau(min_lr=1e-3)  # ok: TF-39462
for stage in range(0):
    plateau(min_lr=1e-3)  # ok: TF-39462
for stage in []:
    pass
else:
    plateau(min_lr=1e-3)  # hit: TF-39462
USE_FLOOR and plateau(min_lr=1e-3)  # hit: TF-39462
DEBUG and plateau(min_lr=1e-3)  # ok: TF-39462
USE_FLOOR or plateau(min_lr=1e-3)  # ok: TF-39462
(plateau(min_lr=1e-3) if DEBUG else None)  # ok: TF-39462
(None if DEBUG else plateau(min_lr=1e-3))  # hit: TF-39462
[plateau(min_lr=rate) for rate in (1e-3,) if DEBUG]  # ok: TF-39462
[plateau(min_lr=rate) for rate in (1e-3,) if USE_FLOOR]  # hit: TF-39462
any(plateau(min_lr=rate) for rate in STAGES)  # ok: TF-39462
if __debug__:
    plateau(min_lr=1e-3)  # hit: TF-39462
if bool(DEBUG):
    plateau(min_lr=1e-3)  # ok: TF-39462
if len(STAGES) > 0:
    plateau(min_lr=1e-3)  # ok: TF-39462
if isinstance(MODE, str):
    plateau(min_lr=1e-3)  # hit: TF-39462
match MODE:
    case "test":
        plateau(min_lr=1e-3)  # ok: TF-39462
    case "train":
        plateau(min_lr=1e-3)  # hit: TF-39462
    case _:
        plateau(min_lr=1e-3)  # ok: TF-39462
