import tensorflow as tf

preprocessing = tf.keras.layers.experimental.preprocessing


def augmenter(strong):
    steps = [preprocessing.RandomFlip()]
    steps.append(preprocessing.RandomRotation(0.1))  # hit: TF-44501
    steps.append(preprocessing.RandomContrast(0.1))  # ok: TF-44501
    return tf.keras.Sequential(steps)
