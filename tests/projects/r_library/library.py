"""What libraries hand through for their users says nothing of how it is used."""

import tensorflow as tf
from annoy import AnnoyIndex


class Tuned(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class Warm(tf.keras.optimizers.Adam):
    def __init__(self, warm, **kwargs):
        super().__init__(**kwargs)
        self.warm = warm


class Encoder(tf.keras.layers.Layer):
    def __init__(self, heads):
        super().__init__()
        self.heads = heads
        self.dense = tf.keras.layers.Dense(4)

    def call(self, x):
        return self.dense(tf.cast(x, "float32"))


def tuned(names, path, again):
    model = Tuned(inputs=names, outputs=names)
    model.save(path)
    return tf.keras.models.load_model(again)  # ok: TF-46329


def step(loss, variables, **kwargs):
    optimizer = Warm(10, **kwargs)
    with tf.GradientTape() as tape:
        value = loss()
    optimizer.apply_gradients(zip(tape.gradient(value, variables), variables))  # ok: TF-33929


def encode(frames, stack):
    for layer in [Encoder(2), Encoder(4)]:
        frames = layer(frames)  # ok: TF-42679
    return layer(stack[0])  # ok: TF-42679


def index(vectors, folder):
    found = AnnoyIndex(8, "angular")
    for i, vector in enumerate(vectors):
        found.add_item(i, vector)
    found.save(f"{folder}/index.ann")  # ok: TF-44178
    return found


def keep(buffer, folder):
    buffer.save(folder + "/replay_buffer.joblib")  # ok: TF-44178
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(8,))])
    model.save(folder + "/model")  # hit: TF-44178


def sentiment(words, **kwargs):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, **kwargs)])
    model.fit(words, words, **kwargs)  # ok: TF-28501, TF-29965, TF-37747
    return model
