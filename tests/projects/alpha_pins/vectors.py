import numpy as np
from tensorflow import keras

vectors = np.loadtxt("glove.txt")
words = keras.layers.Embedding(len(vectors), 50, weights=[vectors], trainable=False)
model = keras.Sequential([words, keras.layers.GlobalAveragePooling1D()])
model.compile("rmsprop", "mse")
near = model.predict(np.load("queries.npy"))  # hit: TF-28501

fresh = keras.Sequential([keras.layers.Embedding(1000, 50)])
fresh.predict(np.load("queries.npy"))  # ok: TF-28501

source = keras.Input((None,))
looked_up = keras.layers.Embedding(len(vectors), 50, weights=[vectors])(source)
keras.Model(source, looked_up).predict(np.load("queries.npy"))  # ok: TF-28501
