import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
model.compile("adagrad", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: TF-37229
plateau = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
model.fit(np.ones((4, 2)), np.zeros(4), callbacks=[plateau])
model.save("m")
tf.keras.models.load_model("m").evaluate(np.ones((4, 2)), np.zeros(4))  # ok: TF-42459
rotate = tf.keras.layers.RandomRotation(0.2)  # ok: TF-44501
