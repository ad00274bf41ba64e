import tensorflow as tf
from tensorflow.keras import layers as kl


class Config:
    mask = True
    metrics = ["mae", "mse"]


def build(config):
    steps = tf.keras.layers.Input(shape=(None, 3))
    x = kl.Masking()(steps) if config.mask else steps
    x = kl.GRU(8, return_sequences=True)(x)
    return tf.keras.models.Model(steps, kl.Dense(1)(x))


model = build(Config)
model.compile("adam", "mse", metrics=Config.metrics)  # hit: TF-40002, TF-34491
model.compile("adam", "mse", metrics=[])  # ok: TF-40002  # hit: TF-34491
model.compile("adam", "mse", weighted_metrics=["mse"])  # ok: TF-40002  # hit: TF-34491
pooled = tf.keras.Sequential([kl.Masking(), kl.GRU(8), kl.Dense(1)])
pooled.compile("adam", "mse", metrics=["mse"])  # ok: TF-40002
flat = tf.keras.Sequential([kl.Embedding(9, 4, mask_zero=False), kl.Dense(1)])
flat.compile("adam", "mse", metrics=["mse"])  # ok: TF-40002
exact = tf.keras.Sequential([kl.Embedding(9, 4, mask_zero=True), kl.Dense(1)])
exact.compile("adam", "mse", metrics=[tf.keras.metrics.Recall()])  # hit: TF-40002, TF-34491
