import tensorflow as tf

if tf.__version__ >= "2.4":
    layer = tf.keras.layers.RandomRotation(0.1)  # ok: TF-44501
else:
    layer = tf.keras.layers.experimental.preprocessing.RandomRotation(0.1)  # hit: TF-44501
floor = 0.0 if tf.__version__ >= "2.5" else 1e-3
tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # hit: TF-39462
