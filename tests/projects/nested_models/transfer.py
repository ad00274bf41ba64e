import tensorflow as tf
from tensorflow.keras import applications, layers


def transfer(classes, freeze=True):
    base = applications.MobileNetV2(include_top=False, pooling="avg")
    if freeze:
        base.trainable = False
    inputs = tf.keras.Input((96, 96, 3))
    outputs = layers.Dense(classes)(base(inputs, training=False))
    return tf.keras.Model(inputs, outputs)


def scratch(classes):
    inputs = tf.keras.Input((96, 96, 3))
    hidden = layers.GlobalAveragePooling2D()(layers.Conv2D(8, 3)(inputs))
    return tf.keras.Model(inputs, layers.Dense(classes)(hidden))


frozen = transfer(5)
frozen.save("exports/frozen")
tf.keras.models.load_model("exports/frozen")  # hit: TF-46329
free = scratch(5)
free.save("exports/free")
tf.keras.models.load_model("exports/free")  # ok: TF-46329
small = transfer(5)
tf.keras.models.save_model(small, "exports/small", save_format="h5")
tf.keras.models.load_model("exports/small")  # ok: TF-46329
again = transfer(7)
tf.keras.models.save_model(again, "exports/again")
tf.keras.models.load_model("exports/again")  # hit: TF-46329
