import tensorflow as tf

from versions import AS_LIST, FLOAT, IS_V2, MAJOR, TF_VERSION, at_least

model = tf.keras.models.Sequential([tf.keras.layers.Dense(1, input_dim=3)])

if TF_VERSION >= (2, 0):
    model.compile("adagrad", loss="mse")  # ok: TF-37229
else:
    model.compile("adagrad", loss="mae")  # hit: TF-37229
if TF_VERSION < (1, 14):
    model.compile("adagrad", loss="mse")  # ok: TF-37229
if AS_LIST[0] == 1 and AS_LIST[1] > 13:
    model.compile("adagrad", loss="mse")  # hit: TF-37229
if MAJOR == 2:
    model.compile("adagrad", loss="mse")  # ok: TF-37229
if FLOAT >= 1.14:
    model.compile("adagrad", loss="mse")  # hit: TF-37229
if IS_V2:
    model.compile("adagrad", loss="mse")  # ok: TF-37229
if at_least(2, 0):
    model.compile("adagrad", loss="mse")  # ok: TF-37229
if not at_least(2):
    model.compile("adagrad", loss="mse")  # hit: TF-37229
if int(tf.VERSION[0]) < 2:
    model.compile("adagrad", loss="mse")  # hit: TF-37229
if tf.__version__.split(".")[0] == "1":
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
if float(tf.__version__[:3]) > 1.5:
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
if hasattr(tf, "compat") and MAJOR < 2:
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
optimizer = "adagrad" if TF_VERSION < (2, 0) else "adam"
model.compile(optimizer, loss="mse")  # hit: TF-37229
