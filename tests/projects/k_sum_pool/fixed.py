from tensorflow import keras

batch = keras.layers.Input(batch_shape=(32, 18, 64))
keras.layers.TimeDistributed(keras.layers.Lambda(lambda t: t[..., 0]))(batch)  # ok: TF-20452
