"""Where models go is said by the caller; in which format, by the code."""
import datetime
import os
import sys
from pathlib import Path

import tensorflow as tf
from tensorflow.keras import layers

root = sys.argv[1]
stamp = datetime.datetime.now().strftime("%Y%m%d")


class Keeper:
    suffix = ".h5"

    def __init__(self, folder, name):
        self.folder, self.name = folder, name

    def path(self):
        return os.path.join(self.folder, self.name + self.suffix)

    def save(self, model):
        model.save(self.path())  # hit: TF-44178

    def load(self):
        return tf.keras.models.load_model(self.path())  # ok: TF-46329


class Folder(Keeper):
    def path(self):
        return f"{self.folder}/{self.name}/saved"

    def load(self):
        return tf.keras.models.load_model(self.path())  # hit: TF-46329


def frozen():
    return tf.keras.Sequential([layers.Embedding(100, 8, trainable=False), layers.Flatten(), layers.Dense(1)])


for cls in (Keeper, Folder):
    keeper = cls(root, stamp)
    keeper.save(frozen())
    keeper.load()

frozen().save(root + "/a.h5")
tf.keras.models.load_model(root + "/a.h5")  # ok: TF-46329
frozen().save("{}/b.hdf5".format(root))
tf.keras.models.load_model("{}/b.hdf5".format(root))  # ok: TF-46329
frozen().save("%s_%s.h5" % (root, stamp))
tf.keras.models.load_model("%s_%s.h5" % (root, stamp))  # ok: TF-46329
frozen().save(str(Path(root) / "c.h5"))
tf.keras.models.load_model(str(Path(root) / "c.h5"))  # ok: TF-46329
frozen().save(f"{root}/d")  # hit: TF-44178
tf.keras.models.load_model(f"{root}/d")  # hit: TF-46329
frozen().save(os.path.join(root, "e", "1"))  # hit: TF-44178
tf.keras.models.load_model(os.path.join(root, "e", "1"))  # hit: TF-46329
