"""Fine tuning in mixed precision; what is frozen is to stay so, whatever the dtype."""
import tensorflow as tf
from tensorflow.keras import layers, mixed_precision

policy = mixed_precision.Policy("mixed_float16")
mixed_precision.set_global_policy(policy)


def head(features, classes):
    out = layers.Dense(classes, name="logits")(features)
    return layers.Activation("softmax", dtype="float32")(out)


def transfer(dtype=None):
    inputs = tf.keras.Input((64, 64, 3), dtype=tf.float32)
    conv = layers.Conv2D(8, 3, trainable=False, dtype=dtype)
    return tf.keras.Model(inputs, head(layers.GlobalMaxPool2D()(conv(inputs)), 3))


mixed = transfer()
mixed.save("mixed")
tf.keras.models.load_model("mixed")  # hit: TF-46329

full = transfer(dtype="float32")
full.save("full")
tf.keras.models.load_model("full")  # hit: TF-46329

with_policy = transfer(dtype=mixed_precision.Policy("float32"))
with_policy.save("with_policy.h5")
tf.keras.models.load_model("with_policy.h5")  # ok: TF-46329

mixed_precision.set_global_policy("float32")
plain = tf.keras.Sequential([layers.Dense(2, dtype=tf.float64), layers.Dense(1)])
plain.save("plain")
tf.keras.models.load_model("plain")  # ok: TF-46329

tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=float(policy.loss_scale or 0) if False else 0.0)  # ok: TF-39462
