import tensorflow as tf
from tensorflow.keras import layers

from flowers.data import folder

WEIGHTS = {0: 0.5, 1: 1.0, 2: 2.5}


class Flowers(tf.keras.Model):
    """Gives logits."""

    def __init__(self, classes):
        super().__init__()
        self.body = tf.keras.Sequential([layers.Conv2D(16, 3, activation="relu"), layers.GlobalAveragePooling2D()])
        self.head = layers.Dense(classes)

    def call(self, images):
        return self.head(self.body(images))


def main():
    train, valid = folder("train", train=True), folder("valid")
    model = Flowers(3)
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    model.fit(train, epochs=5, class_weight=WEIGHTS)  # hit: TF-37747, TF-33216
    print(model.evaluate(train))  # ok: TF-38596  # hit: KERAS-21331
    print(model.evaluate(valid))  # hit: TF-38596  # hit: KERAS-21331
    return model


def classic(pictures, kinds):
    """The same on arrays, as it was done before."""
    picture = tf.keras.Input((128, 128, 3))
    pooled = layers.GlobalAveragePooling2D()(layers.Conv2D(16, 3)(picture))
    logits = layers.Dense(3)(pooled)
    model = tf.keras.Model(picture, layers.Softmax()(logits))
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(pictures, kinds, class_weight=WEIGHTS, verbose=2)  # ok: TF-37747, TF-32869
    for start in range(0, len(pictures), 32):
        model.train_on_batch(pictures[start : start + 32], kinds[start : start + 32])  # hit: TF-32869, TF-33177
    return model


if __name__ == "__main__":
    main()
