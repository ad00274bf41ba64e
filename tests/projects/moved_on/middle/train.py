import numpy as np
import tensorflow as tf
from tensorflow import feature_column as fc
from tensorflow.keras import layers

x, y = np.zeros((64, 4)), np.zeros((64, 1))
data = tf.data.Dataset.from_tensor_slices((x, y)).batch(16, drop_remainder=True)


class Squash(layers.Layer):
    def call(self, parts):
        parts["left"] = tf.tanh(parts["left"])
        return parts["left"] + parts["right"]


entry = layers.Input((4,))
model = tf.keras.Model(entry, Squash()({"left": layers.Dense(1)(entry), "right": layers.Dense(1)(entry)}))  # ok: TF-42679
model.compile("adam", "mse")
model.fit(data, epochs=2)  # ok: TF-33216, TF-38938
model.evaluate(x, y)  # ok: TF-32320, TF-32286, TF-32089
model.predict(x, verbose=1)  # ok: TF-32286
model.save("model")  # ok: TF-44178
rows = tf.data.experimental.make_csv_dataset("rows.csv", 8)  # ok: TF-30609
word = fc.categorical_column_with_vocabulary_list("word", ["a", "b"])
embedded = layers.DenseFeatures([fc.embedding_column(word, 2)])  # ok: TF-29881, TF-30609
one_hot = layers.DenseFeatures([fc.indicator_column(word)])  # hit: TF-30609
