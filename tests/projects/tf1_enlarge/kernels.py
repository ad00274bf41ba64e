import numpy as np
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Conv2D, Dense, Flatten, InputLayer

from gan.generator import Blocks, Enlarge, upsample

sobel = np.load("sobel.npy")
images = np.load("images.npy")

edges = Sequential([Conv2D(2, 3, weights=[sobel], use_bias=False, trainable=False), Flatten()])
found = edges.predict(images)  # hit: TF-28501

shaped = Sequential([Conv2D(2, 3, weights=[sobel], use_bias=False, input_shape=(32, 32, 1))])
shaped.predict(images)  # ok: TF-28501

late = Sequential([InputLayer((32, 32, 1)), Conv2D(2, 3, weights=[sobel], use_bias=False)])
late.predict(images)  # ok: TF-28501


def probe(matrix):
    """A fixed projection."""
    model = Sequential()
    model.add(Flatten())
    model.add(Dense(10, use_bias=False, weights=[matrix]))
    return model


probe(np.load("matrix.npy")).predict(images)  # hit: TF-28501
unweighted = Sequential([Dense(10)])
unweighted.predict(images)  # ok: TF-28501
generator = Sequential([*upsample(8), Enlarge(), Blocks()])

kinds = np.load("kinds.npy")
sure = Sequential([Flatten(input_shape=(32, 32, 1)), Dense(4, activation="softmax")])
sure.compile("adam", loss="sparse_categorical_crossentropy")
sure.fit(images, kinds)  # hit: TF-32869
sure.predict(images)  # ok: TF-32869
