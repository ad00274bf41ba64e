from tensorflow import keras
from tensorflow.keras.layers import Dense, Input, Normalization

MEAN, VAR = 12.5, 30.25

inp = Input(shape=(24, ), name='hours')
z = Normalization(axis=None, mean=MEAN, variance=VAR)(inp)  # ok: KERAS-17047
z = Dense(16, 'relu')(z)
z = Dense(24)(z)
undo = Normalization(axis=None, mean=MEAN, variance=VAR, invert=True)(z)  # hit: KERAS-17047
model = keras.Model(inp, undo)

# only centred: nothing is scaled
centred = Normalization(axis=None, mean=MEAN, variance=1.0)(inp)
back = Normalization(axis=None, mean=MEAN, variance=1.0, invert=True)(centred)  # ok: KERAS-17047
