"""What was wrong under earlier releases and is right under this one, and what is still wrong."""
import tensorflow as tf
from tensorflow.keras import layers

x, y = [[1.0]], [0]
model = tf.keras.Sequential([layers.Embedding(5, 2, mask_zero=True, trainable=False), layers.Dense(3, "softmax")])
model.compile("adagrad", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: TF-37229, TF-40002  # hit: TF-34491
model.save("model")
again = tf.keras.models.load_model("model")  # ok: TF-46329
again.evaluate(x, y)  # ok: TF-42459
tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
layers.experimental.preprocessing.RandomRotation(0.1)  # ok: TF-44501
model.compile(tf.keras.optimizers.SGD(clipvalue=0.0), "mse")  # ok: TF-33929  # hit: TF-34491
model.compile(tf.keras.optimizers.SGD(clipnorm=1.0), "mse")  # hit: TF-34491
model.fit(x, y)  # ok: TF-33929
rate = tf.Variable(0.1)
tf.keras.optimizers.Adam(rate)
rate.assign(0.2)  # ok: TF-31324

tf.keras.losses.BinaryCrossentropy()([0.0, 1.0], tf.constant([[0.1], [0.9]]).numpy())  # hit: TF-30040
z = tf.Variable([0.0, 1.0])
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        volume = tf.reduce_prod(z)  # hit: TF-44556
    slope = inner.gradient(volume, z)
outer.gradient(slope, z)
