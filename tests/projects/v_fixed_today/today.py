import os

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras  # noqa: E402
from keras import layers  # noqa: E402

config = {"clipnorm": 0.0, "metrics": ["accuracy"], "min_lr": 1e-3}
words = keras.Input((None,), dtype="int32")
model = keras.Model(words, layers.Dense(3, "softmax")(layers.Embedding(9, 4, mask_zero=True)(words)))
model.compile("adagrad", "sparse_categorical_crossentropy", metrics=config["metrics"])  # ok: TF-37229, TF-40002
model.save("today.keras")
again = keras.models.load_model("today.keras")  # ok: TF-46329
again.evaluate([[1]], [[0]])  # ok: TF-42459
keras.callbacks.ReduceLROnPlateau(min_lr=config["min_lr"])  # ok: TF-39462
keras.layers.RandomRotation(0.1)  # ok: TF-44501
keras.optimizers.Adam(clipnorm=config["clipnorm"])  # hit: TF-33929
keras.optimizers.Adam(clipnorm=config.get("clip", 1.0))  # ok: TF-33929
other = keras.Model(words, layers.Dense(1, "sigmoid")(layers.Embedding(9, 4, mask_zero=True)(words)))
other.compile("adam", "binary_crossentropy", metrics=[keras.metrics.AUC()])  # hit: TF-40002
