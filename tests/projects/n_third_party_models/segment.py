"""Whatever comes from a library that is not here may be a Keras model, or not."""
import os

os.environ["SM_FRAMEWORK"] = "tf.keras"

import efficientnet.tfkeras as efn
import segmentation_models as sm
import tensorflow as tf

BACKBONE = "efficientnetb3"

unet = sm.Unet(BACKBONE, classes=1, activation="sigmoid")
unet.compile("adagrad", loss=sm.losses.bce_jaccard_loss, metrics=[sm.metrics.iou_score])  # maybe: TF-37229
unet.compile("adam", loss=sm.losses.bce_jaccard_loss)  # ok: TF-37229

backbone = efn.EfficientNetB3(include_top=False, pooling="avg")
model = tf.keras.Sequential([backbone, tf.keras.layers.Dense(1)])
model.compile("adagrad", "mse")  # hit: TF-37229
model.compile(tf.keras.optimizers.Adagrad(), "mse")  # ok: TF-37229
wrapped = tf.keras.Model(inputs=unet.input, outputs=tf.keras.layers.Conv2D(3, 1)(unet.output))
wrapped.compile("adagrad", "mse")  # hit: TF-37229
