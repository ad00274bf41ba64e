import tensorflow as tf

tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
tf.keras.layers.experimental.preprocessing.RandomZoom(0.1)  # hit: TF-44501
