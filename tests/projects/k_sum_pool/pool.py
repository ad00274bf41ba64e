from tensorflow.python.keras import backend as K
from tensorflow.python.keras.layers import Dense, Input, Lambda, TimeDistributed


def summed(x):
    return K.sum(x, axis=-2)


pictures = Input(shape=(18, 64, 512))
pool = Lambda(summed, output_shape=(512,))
x = TimeDistributed(pool, name="pool")(pictures)  # hit: TF-20452
y = TimeDistributed(Dense(4))(pictures)  # ok: TF-20452
