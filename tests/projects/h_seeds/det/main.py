import tensorflow as tf

from det.seeds import set_seeds


def create_model():
    inputs = tf.keras.Input((32, 32, 3))
    x = tf.keras.layers.Conv2D(16, 3, activation="relu")(inputs)
    x = tf.keras.layers.GlobalAveragePooling2D()(x)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(10, activation="softmax")(x))


def main():
    set_seeds()
    (x, y), _ = tf.keras.datasets.cifar10.load_data()
    strategy = tf.distribute.MirroredStrategy(["/gpu:0", "/gpu:1"])
    with strategy.scope():  # hit: TF-38197
        model = create_model()
        model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x / 255.0, y, batch_size=256, epochs=10)


if __name__ == "__main__":
    main()
