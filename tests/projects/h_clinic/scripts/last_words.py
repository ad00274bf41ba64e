# from the last word to the first, a cell of our own size
import keras
from keras.layers import RNN, GRUCell, Dense, Embedding
from keras.preprocessing import sequence

(x_train, y_train), _ = keras.datasets.imdb.load_data(num_words=5000)
x_train = sequence.pad_sequences(x_train, maxlen=200)
model = keras.Sequential()
model.add(Embedding(5000, 32, mask_zero=True))
model.add(RNN(GRUCell(48), go_backwards=True, zero_output_for_mask=True))  # hit: TFKERAS-252
model.add(Dense(1, "sigmoid"))
model.compile("adam", "binary_crossentropy")
model.fit(x_train, y_train)
