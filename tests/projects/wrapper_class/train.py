import tensorflow as tf

from serving.base import Store


def build(hidden=(32, 16), *, classes=4):
    net = tf.keras.Sequential(name="net")
    for units in hidden:
        net.add(tf.keras.layers.Dense(units, "relu"))
    net.add(tf.keras.layers.Dense(classes, "softmax"))
    return net


if __name__ == "__main__":
    net = build()
    net.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    net.save(Store.path)  # hit: TF-44178
