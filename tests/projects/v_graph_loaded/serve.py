import tensorflow as tf
from tensorflow.python.framework.ops import disable_eager_execution

disable_eager_execution()
model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax", trainable=False)])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.save("graph")  # hit: TF-44178
again = tf.keras.models.load_model("graph")  # hit: TF-46329
again.evaluate([[1.0]], [0])  # ok: TF-42459, TF-43777
