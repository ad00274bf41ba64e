import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"], run_eagerly=False)
model.save("eager")  # hit: TF-44178
again = tf.keras.models.load_model("eager")  # ok: TF-46329
again.evaluate([[1.0]], [0])  # hit: TF-42459, TF-43777
