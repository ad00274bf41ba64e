from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Masking, LSTM, Dense

encoder = Sequential(name='encoder')
encoder.add(LSTM(32, return_sequences=True))
encoder.add(LSTM(16))

model = Sequential()
model.add(Masking(0., input_shape=(100, 6)))
model.add(encoder)
model.add(Dense(2, activation='softmax'))
model.compile('adam', 'sparse_categorical_crossentropy')
import numpy as np
x, y = np.load('x.npy'), np.load('y.npy')
model.fit(x, y, epochs=3)  # hit: TF-31638

# all of one piece
flat = Sequential()
flat.add(Masking(0., input_shape=(100, 6)))
flat.add(LSTM(32, return_sequences=True))
flat.add(LSTM(16))
flat.add(Dense(2, activation='softmax'))
flat.compile('adam', 'sparse_categorical_crossentropy')
flat.fit(x, y)  # ok: TF-31638
