"""Every configuration by itself, without a command line."""
import tensorflow as tf
from hydra.utils import instantiate
from omegaconf import OmegaConf

base = OmegaConf.load("conf/config.yaml")
tf.keras.callbacks.ReduceLROnPlateau(min_lr=base.plateau.min_lr)  # hit: TF-39462
merged = OmegaConf.merge(base, OmegaConf.create({"plateau": {"min_lr": 0.5}}))
tf.keras.callbacks.ReduceLROnPlateau(min_lr=merged.plateau.min_lr)  # ok: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(patience=merged.plateau.patience, min_lr=base["callback"]["min_lr"])  # hit: TF-39462
instantiate(base.callback)  # hit: TF-39462
instantiate(base.callback, min_lr=0.125)  # ok: TF-39462
instantiate({"_target_": "tensorflow.keras.callbacks.ReduceLROnPlateau", "min_lr": 5e-4})  # hit: TF-39462

for name in ("clipped", "plain"):
    weight = tf.Variable(1.0)
    optimizer = instantiate(OmegaConf.load(f"conf/optimizer/{name}.yaml"))
    with tf.GradientTape() as tape:
        loss = weight**2
    optimizer.apply_gradients([(tape.gradient(loss, weight), weight)])  # hit: TF-33929

quiet = instantiate(OmegaConf.load("conf/optimizer/plain.yaml"))
quiet.apply_gradients([(tf.constant(1.0), tf.Variable(1.0))])  # ok: TF-33929
