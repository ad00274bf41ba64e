import numpy as np
from keras.models import Sequential
from keras.layers import LSTM, Dense, Input

model = Sequential()
model.add(Input(batch_shape=(32, 10, 1)))
model.add(LSTM(50, stateful=True))
model.add(Dense(1))
model.compile(loss='mse', optimizer='adam')
X = np.random.rand(320, 10, 1); y = np.random.rand(320, 1)
model.fit(X, y, batch_size=32, epochs=2, shuffle=False)
yhat = model.predict(X[0].reshape(1, 10, 1), batch_size=1)  # hit: KERAS-21742
yhat = model.predict(X, batch_size=32)  # ok: KERAS-21742

free = Sequential([Input((10, 1)), LSTM(50), Dense(1)])
free.compile('adam', 'mse')
free.fit(X, y, batch_size=32)
free.predict(X[:1])  # ok: KERAS-21742
