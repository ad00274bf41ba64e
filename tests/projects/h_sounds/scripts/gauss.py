import numpy as np
import keras
import keras.ops as K

cov = keras.Input(batch_shape=(None, 4, 4), name="cov")
result = K.slogdet(cov)  # hit: KERAS-20200
model = keras.Model(cov, result)
print(model.output_shape)
print(K.slogdet(np.eye(4)[None].repeat(3, 0)))  # ok: KERAS-20200
print(K.det(cov).shape)  # ok: KERAS-20200
