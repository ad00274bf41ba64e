"""Everything that the package takes from Keras, from wherever it is."""
import os

is_tf_keras = os.environ.get("TF_KERAS", "1") != "0"

try:
    import tensorflow as tf
    from tensorflow import keras
    import tensorflow.keras.backend as K
except ImportError:
    import keras
    import keras.backend as K

    tf = None

Layer = keras.layers.Layer
Model, Sequential = keras.models.Model, keras.models.Sequential
(Dense, Embedding) = (keras.layers.Dense, keras.layers.Embedding)
optimizers = keras.optimizers
callbacks = getattr(keras, "callbacks")
