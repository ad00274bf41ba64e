import tensorflow as tf

always = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
never = tf.keras.callbacks.ReduceLROnPlateau(min_lr=0.5)  # ok: TF-39462
