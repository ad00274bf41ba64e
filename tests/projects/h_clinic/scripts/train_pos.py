"""Part-of-speech tags under mixed precision, as the guide for it says: the last layer in float32."""
import argparse

import keras
from keras import layers


def get_model(vocab_size, n_tags, units):
    inputs = keras.Input((None,), dtype="int64")
    x = layers.Embedding(vocab_size, 64, mask_zero=True)(inputs)
    x = layers.Bidirectional(layers.LSTM(units, return_sequences=True))(x)
    outputs = layers.Dense(n_tags, activation="softmax", dtype="float32")(x)  # ok: KERAS-21946
    return keras.Model(inputs, outputs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=64)
    args = parser.parse_args()
    keras.config.set_dtype_policy("mixed_float16")
    model = get_model(12000, 17, args.units)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])  # hit: TF-40002
    model.summary()
    return model


if __name__ == "__main__":
    main()
