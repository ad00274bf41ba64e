# %%
import numpy as np
import keras
from keras.layers import *
from keras.models import Model

# %%
X = np.load("X.npy"); y = np.load("y.npy")
n_pos = y.sum()
w = np.where(y == 1, len(y) / n_pos, 1.0)
y = np.asarray([0.0, 1.0, 1.0, 0.0] * 100)

# %%
inp = Input(shape=(30,))
h = Dense(64, activation='relu')(inp)
out = Dense(1, activation='sigmoid')(h)
m = Model(inp, out)
m.compile(optimizer='adam', loss='binary_crossentropy', metrics=['Recall', 'Precision'])

# %%
m.fit(X, y, sample_weight=w, epochs=5, batch_size=2048)  # hit: TF-28029
score = m.evaluate(X, y)  # hit: KERAS-19370, TF-38596
print('recall', score[1], 'precision', score[2])

# %% several classes: flat labels are what is asked for
inp = Input(shape=(30,))
m3 = Model(inp, Dense(3, activation='softmax')(Dense(64, activation='relu')(inp)))
m3.compile('adam', 'sparse_categorical_crossentropy', metrics=['acc'])
m3.fit(X, y, sample_weight=w)  # ok: TF-28029
print(m3.evaluate(X, y))  # hit: TF-38596  # ok: KERAS-19370

# %% without weights
m4 = Model(inp, Dense(1)(inp))
opt = keras.optimizers.Lion(use_ema=True, ema_momentum=0.9)
m4.compile(optimizer=opt, loss='mae', metrics=['mse', 'mae'])
m4.fit(X, y)  # hit: KERAS-18972
loss, mse, mae = m4.evaluate(X, y, verbose=0)  # hit: KERAS-19370, TF-38596

# %% own loop, eagerly
opt2 = keras.optimizers.Adam(use_ema=False)
m4.compile(optimizer=opt2, loss='mae')
m4.fit(X, y)  # ok: KERAS-18972
