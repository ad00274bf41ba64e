import tensorflow as tf

sometimes = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # maybe: TF-39462
never = tf.keras.callbacks.ReduceLROnPlateau(min_lr=0.5)  # ok: TF-39462
