import tensorflow as tf


def scheduler(kind="plateau", **kwargs):
    if kind == "plateau":
        return tf.keras.callbacks.ReduceLROnPlateau(**kwargs)  # hit: TF-39462
    return tf.keras.callbacks.LearningRateScheduler(lambda epoch: 0.1)  # ok: TF-39462


def augmentation(*layers):
    return tf.keras.Sequential(list(layers))
