"""A copy of the transformer's head for the station, and one for the notebook."""

import keras
from keras import layers


def head(norm):
    source = keras.Input((64,))
    return keras.Model(source, layers.Dense(8)(norm(source)))


cloned = keras.models.clone_model(head(layers.LayerNormalization(rms_scaling=True)))  # hit: KERAS-19807, KERAS-21234
also = keras.models.clone_model(head(layers.LayerNormalization(epsilon=1e-6)))  # ok: KERAS-19807

light = head(layers.LayerNormalization(rms_scaling=True, center=False))  # hit: KERAS-21234
light.save("light.keras")
station = keras.models.load_model("light.keras")  # hit: KERAS-19807

light.save_weights("light.weights.h5")
same = head(layers.LayerNormalization(rms_scaling=True, center=False))  # hit: KERAS-21234
same.load_weights("light.weights.h5")  # ok: KERAS-19807
