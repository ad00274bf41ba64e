import tensorflow as tf
from tensorflow.keras.mixed_precision import experimental as mixed_precision

mixed_precision.set_policy(mixed_precision.Policy("mixed_float16"))


def backbone(side=224):
    return tf.keras.applications.MobileNetV2(input_shape=(side, side, 3), include_top=False)  # hit: TF-27780


def block(channels):
    return tf.keras.Sequential(
        [
            tf.keras.layers.DepthwiseConv2D(3, padding="same"),  # hit: TF-27780
            tf.keras.layers.Conv2D(channels, 1),  # ok: TF-27780
            tf.keras.layers.DepthwiseConv2D(3, padding="same", dtype="float32"),  # ok: TF-27780
        ]
    )


model = tf.keras.Sequential([backbone(), block(64), tf.keras.layers.GlobalAveragePooling2D(), tf.keras.layers.Dense(10)])


def small():
    return tf.keras.applications.VGG16(include_top=False)  # ok: TF-27780
