from tensorflow.keras import backend as K
from tensorflow.keras import layers
from tensorflow.keras.models import Model, Sequential


def decoder(features=16, steps=12):
    code = layers.Input((features,))
    x = layers.Reshape((1, features))(code)
    x = layers.UpSampling1D(steps)(x)  # hit: TF-38222
    x = layers.LSTM(32, return_sequences=True)(x)
    x = layers.UpSampling1D(2)(x)  # ok: TF-38222
    return Model(code, layers.Dense(1)(x))


def repeating(features=16, steps=12):
    code = layers.Input((features,))
    x = layers.RepeatVector(steps)(code)  # ok: TF-38222
    return Model(code, layers.Dense(1)(x))


def stretched():
    return Sequential(
        [
            layers.UpSampling1D(4, input_shape=(1, 8)),  # hit: TF-38222
            layers.Conv1D(8, 3),
            layers.UpSampling1D(4),  # ok: TF-38222
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


def volume():
    entry = layers.Input((4, 4, 1, 2))
    x = layers.UpSampling3D((2, 2, 1))(entry)  # ok: TF-38222
    x = layers.UpSampling3D((1, 1, 2))(entry)  # hit: TF-38222
    return Model(entry, layers.Dense(1)(layers.Flatten()(x)))


def tiled(vector):
    """The vector in every step."""
    return K.repeat_elements(K.expand_dims(vector, axis=1), 7, axis=1)  # hit: TF-38222


def spread(entry):
    single = layers.Reshape((1, 8))(entry)
    return K.repeat_elements(single, 5, axis=1)  # hit: TF-38222


spread(layers.Input((8,)))
tiled(layers.Input((3,)))
K.repeat_elements(layers.Input((6, 2)), 3, axis=1)  # ok: TF-38222
