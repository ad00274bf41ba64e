import contextlib
import os
import tempfile

import tensorflow as tf
from tensorflow.keras import layers


@contextlib.contextmanager
def loaded(path, *, compile=True):
    model = tf.keras.models.load_model(path, compile=compile)
    try:
        yield model
    finally:
        tf.keras.backend.clear_session()


@contextlib.contextmanager
def timer():
    yield


class Workspace:
    def __init__(self, folder):
        self.folder = folder
        self.model = None

    def __enter__(self):
        self.model = tf.keras.models.load_model(os.path.join(self.folder, "model.h5"))
        return self

    def __exit__(self, *error):
        del self.model
        return False


class Model:
    """Gives the model itself."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        return tf.keras.models.load_model(self.path)

    def __exit__(self, *error):
        pass


x, y = tf.zeros((8, 4)), tf.zeros((8,))
net = tf.keras.Sequential([layers.Dense(4), layers.Dense(3, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
with timer(), tempfile.TemporaryDirectory() as folder:
    net.fit(x, y)
    net.evaluate(x, y)  # ok: TF-42459
    net.save(os.path.join(folder, "model.h5"))

    with loaded(os.path.join(folder, "model.h5")) as model:
        model.evaluate(x, y)  # hit: TF-42459
    with loaded(os.path.join(folder, "model.h5"), compile=False) as model:
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        model.evaluate(x, y)  # ok: TF-42459
    with Workspace(folder) as space:
        space.model.evaluate(x, y)  # hit: TF-42459
        space.model.predict(x)  # ok: TF-42459
    with Model(os.path.join(folder, "model.h5")) as model:
        model.fit(x, y)  # hit: TF-42459
    with contextlib.ExitStack() as stack:
        entered = stack.enter_context(Model("model.h5"))
        entered.evaluate(x, y)  # hit: TF-42459
    with contextlib.suppress(OSError):
        tf.keras.models.load_model("model.h5").test_on_batch(x, y)  # hit: TF-42459
    with open("log.txt", "w") as file, tf.device("/cpu:0"):
        print(net.evaluate(x, y), file=file)  # ok: TF-42459
