import keras
import numpy as np
from keras.layers import *

opt = keras.optimizers.Adam(1e-3, gradient_accumulation_steps=8)  # hit: KERAS-19990
model = keras.Sequential([Input((10,)), Dense(10), Dense(1)])
model.compile(opt, 'mse')
model.fit(np.ones((64, 10)), np.ones((64, 1)), batch_size=4)

model.compile(keras.optimizers.SGD(0.1, gradient_accumulation_steps=8), 'mse')  # ok: KERAS-19990
model.compile(keras.optimizers.Adam(0.1, clipnorm=1.0), 'mse')  # ok: KERAS-19990

q = Input((12, 32))
kv = Input((12 * 4, 32))
att = MultiHeadAttention(num_heads=2, key_dim=16)
out, w = att(query=q, value=kv, key=kv, return_attention_scores=True)  # hit: KERAS-19303
pooled = GlobalAveragePooling1D()(out)
watch = keras.Model([q, kv], w)

kv2 = Input((12, 32))
out2, w2 = MultiHeadAttention(2, 16)(q, kv2, return_attention_scores=True)  # ok: KERAS-19303
