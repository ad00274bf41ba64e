import tensorflow as tf

RATE = 1e-3


def build(optimizer="adagrad"):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer, "mse")  # hit: TF-37229
    return model


def main(floor=RATE):
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=floor)  # hit: TF-39462
    return build()


if __name__ == "__main__":
    main()
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=5e-4)  # hit: TF-39462

if __name__ != "__main__":
    # What an import does; no part of the program that is this file.
    OTHER = tf.keras.callbacks.ReduceLROnPlateau(min_lr=0.5)  # ok: TF-39462
