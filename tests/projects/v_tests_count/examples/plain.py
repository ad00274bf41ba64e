import tensorflow as tf

tf.keras.layers.experimental.preprocessing.RandomTranslation(0.1, 0.1)  # hit: TF-44501
tf.keras.layers.experimental.preprocessing.RandomTranslation(0.1, 0.1, "constant")  # ok: TF-44501
