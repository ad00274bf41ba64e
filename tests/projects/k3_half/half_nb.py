import numpy as np
import keras
from keras import layers
from keras import ops
from keras.config import set_dtype_policy

set_dtype_policy('mixed_bfloat16')

inp = layers.Input(shape=(128,))
h = layers.Dense(64, 'relu')(inp)
m = keras.models.Model(inputs=inp, outputs=layers.Dense(1, dtype='float32')(h))  # hit: KERAS-21134
m.summary()
words = layers.Input(shape=(20,), dtype='int32')
w = keras.Model(words, layers.GlobalMaxPooling1D()(layers.Embedding(100, 8)(words)))  # ok: KERAS-21134


class LastScale(layers.Layer):
    def __init__(self):
        super().__init__()
        self.scale = self.add_weight(name='scale', shape=(1,), initializer='ones', trainable=False)
        self.calls = self.add_weight(name='calls', shape=(), dtype='int32', initializer='zeros', trainable=False)

    def call(self, x):
        top = ops.max(ops.abs(ops.cast(x, 'float32'))) * 1.0001
        self.scale.assign(ops.reshape(top, (1,)))  # hit: KERAS-21864
        self.calls.assign(self.calls + 1)  # ok: KERAS-21864
        return x


LastScale()(np.ones((4, 4)))
