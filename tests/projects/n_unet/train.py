import tensorflow as tf
from tensorflow.keras.callbacks import CSVLogger, ReduceLROnPlateau
from tensorflow.keras.models import load_model

from unet.model import resnet_unet, unet


def dice(y_true, y_pred):
    y_true, y_pred = tf.reshape(y_true, [-1]), tf.reshape(y_pred, [-1])
    return 2 * tf.reduce_sum(y_true * y_pred) / (tf.reduce_sum(y_true) + tf.reduce_sum(y_pred))


model = unet(augment=True)
model.compile("adam", loss="binary_crossentropy", metrics=[dice, "acc"])
model.fit(None, callbacks=[CSVLogger("log.csv"), ReduceLROnPlateau(patience=5, min_lr=1e-3)])  # hit: TF-39462
model.save("unet")  # hit: TF-44178
load_model("unet", custom_objects={"dice": dice}).evaluate(None)  # ok: TF-46329, TF-42459

pretrained = resnet_unet(freeze=True)
pretrained.compile("adam", loss="binary_crossentropy", metrics=[dice])
pretrained.fit(None, callbacks=[ReduceLROnPlateau(patience=5, min_lr=1e-5)])  # ok: TF-39462
pretrained.save("runs/resnet")  # hit: TF-44178
load_model("runs/resnet", custom_objects={"dice": dice})  # hit: TF-46329

free = resnet_unet()
free.save("runs/free")  # hit: TF-44178
load_model("runs/free")  # ok: TF-46329
