import tensorflow as tf

import compat
from compat import FLOOR, OLD, is_tf2, plateau

plateau(min_lr=FLOOR)
if not OLD:
    # What the fixed releases do.
    rotation = tf.keras.layers.RandomRotation(0.2)  # ok: TF-44501
else:
    rotation = tf.keras.layers.experimental.preprocessing.RandomRotation(0.2, fill_mode="constant")  # ok: TF-44501

if compat.OLD and is_tf2():
    zoom = tf.keras.layers.experimental.preprocessing.RandomZoom(0.2)  # hit: TF-44501
if tf.__version__ >= "2.4":
    zoom = tf.keras.layers.RandomZoom(0.2)  # ok: TF-44501
if tf.version.VERSION.startswith(("2.2", "2.3")):
    move = tf.keras.layers.experimental.preprocessing.RandomTranslation(0.2, 0.2)  # hit: TF-44501
if "2.3" in tf.__version__:
    move = tf.keras.layers.experimental.preprocessing.RandomTranslation(0.2, 0.2)  # hit: TF-44501
if tf.__version__ == "2.3.0":
    move = tf.keras.layers.experimental.preprocessing.RandomTranslation(0.2, 0.2)  # ok: TF-44501
fill = "reflect" if compat.MINOR == "3" else "constant"
turn = tf.keras.layers.experimental.preprocessing.RandomRotation(0.2, fill_mode=fill)  # hit: TF-44501
assert tf.__version__ >= "2.0", "too old"
