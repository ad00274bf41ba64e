import numpy as np
import tensorflow as tf

rows, left = np.load("rows.npy"), np.load("left.npy")
model = tf.keras.Sequential([tf.keras.layers.Dense(1, activation="sigmoid", input_shape=(20,))])
model.compile("adam", "binary_crossentropy")
model.fit(rows, left, batch_size=64, class_weight={0: 1.0, 1: 0.5})  # hit: TF-37747
model.fit(rows, left, batch_size=64, class_weight={0: 1, 1: 4})  # ok: TF-37747, TF-38596
print(model.evaluate(rows, left, batch_size=64))  # hit: TF-38596
model.fit(rows, left, batch_size=64, validation_split=0.2)  # hit: TF-38596
model.fit(rows, left, batch_size=1, validation_split=0.2)  # ok: TF-38596
print(model.predict(rows).mean())  # ok: TF-38596
