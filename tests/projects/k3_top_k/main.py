import os
os.environ["KERAS_BACKEND"] = "jax"
import numpy as np
import keras


def build(classes=100):
    model = keras.Sequential([keras.Input((64,)), keras.layers.Dense(classes, activation="softmax")])
    return model


def score(logits, labels, k=5):
    """Rows without a reading hold NaN."""
    return keras.ops.mean(keras.ops.in_top_k(labels, logits, k))  # maybe: KERAS-19995


def main():
    model = build()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: KERAS-19995
    logits = np.random.rand(16, 100).astype("float32")
    labels = np.zeros(16, "int32")
    print(score(logits, labels))  # ok: KERAS-19995

    broken = np.array([[0.2, float("nan"), 0.1, 0.5], [0.1, 0.2, 0.3, 0.4]], dtype="float32")
    print(keras.ops.in_top_k(np.array([1, 3]), broken, k=2))  # hit: KERAS-19995
    clean = np.nan_to_num(broken, nan=-np.inf)
    print(keras.ops.in_top_k(np.array([1, 3]), clean, k=2))  # ok: KERAS-19995


if __name__ == "__main__":
    main()
