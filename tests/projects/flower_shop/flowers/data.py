import pathlib

import tensorflow as tf

BATCH = 32


def _decode(path, label):
    image = tf.image.decode_jpeg(tf.io.read_file(path), channels=3)
    return tf.image.resize(image, (128, 128)) / 255.0, label


def folder(where, train=False):
    """Batches of the pictures below a folder, one folder a class."""
    paths = [str(path) for path in pathlib.Path(where).glob("*/*.jpg")]
    names = sorted({pathlib.Path(path).parent.name for path in paths})
    labels = [names.index(pathlib.Path(path).parent.name) for path in paths]
    dataset = tf.data.Dataset.from_tensor_slices((paths, labels)).map(_decode)
    if train:
        return dataset.shuffle(1000).batch(BATCH, drop_remainder=True)
    return dataset.batch(BATCH).prefetch(1)
