import tensorflow as tf

tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
tf.keras.layers.RandomZoom(0.1)  # ok: TF-44501
