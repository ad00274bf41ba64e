import tensorflow as tf

callback = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
net.compile("adagrad", "mse")  # hit: TF-37229
