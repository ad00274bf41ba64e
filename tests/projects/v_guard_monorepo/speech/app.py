import tensorflow as tf

if tf.__version__ >= "2.4":
    plateau = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
else:
    plateau = tf.keras.callbacks.ReduceLROnPlateau(min_lr=5e-4)  # ok: TF-39462
if not tf.__version__.startswith("2.4"):
    frozen = tf.keras.Sequential([tf.keras.layers.Dense(1, trainable=False)])
    frozen.save("a")
    tf.keras.models.load_model("a")  # ok: TF-46329
