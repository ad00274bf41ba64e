import numpy as np
import tensorflow as tf

from speech.watch import Confusion, NoisyTestSet, TestEveryEpoch


def network(classes):
    return tf.keras.Sequential(
        [
            tf.keras.layers.Conv1D(32, 5, activation="relu", input_shape=(98, 40)),
            tf.keras.layers.GlobalMaxPooling1D(),
            tf.keras.layers.Dense(classes, activation="softmax"),
        ]
    )


def main():
    train, quiet, noisy = np.load("train.npz"), np.load("quiet.npz"), np.load("noisy.npz")
    model = network(12)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(
        train["x"],
        train["y"],
        epochs=20,
        validation_data=(quiet["x"], quiet["y"]),
        callbacks=[NoisyTestSet(noisy["x"], noisy["y"], every=2), Confusion(noisy["x"], noisy["y"])],
    )

    second = network(12)
    second.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    second.fit(train["x"], train["y"], callbacks=[TestEveryEpoch(train["x"], train["y"])])
    print(second.evaluate(quiet["x"], quiet["y"]))  # ok: TF-44736


if __name__ == "__main__":
    main()
