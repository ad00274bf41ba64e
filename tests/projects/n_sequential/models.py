import tensorflow as tf
from tensorflow.keras import Input, Model, Sequential
from tensorflow.keras.layers import (
    GRU, Bidirectional, Dense, Dropout, Embedding, Flatten, LSTM, Masking, TimeDistributed,
)

one = Sequential()
one.add(Embedding(5000, 64, mask_zero=True))
one.add(Dropout(0.2))
one.add(Bidirectional(LSTM(32, return_sequences=True)))
one.add(TimeDistributed(Dense(10, activation="softmax")))
one.compile("adam", "sparse_categorical_crossentropy", metrics=["acc"])  # hit: TF-40002, TF-34491

# the mask ends at the first layer that gives one vector a sequence
two = Sequential([Embedding(5000, 64, mask_zero=True), LSTM(32), Dense(1, activation="sigmoid")])
two.compile("adam", "binary_crossentropy", metrics=["acc"])  # ok: TF-40002

three = tf.keras.models.Sequential(layers=[Masking(0.0), GRU(4, return_sequences=True)], name="three")
three.compile("adam", "mse", ["mae"])  # hit: TF-40002, TF-34491

inner = Sequential([Masking(0.0), GRU(4, return_sequences=True)])
outer = Sequential([inner, Dense(1)])
outer.add(Flatten())
outer.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002

layers = [Masking(0.0)]
layers.append(GRU(4, return_sequences=True))
layers += [Dense(4), Dense(1)]
four = Sequential(layers)
four.compile(loss="mse", optimizer="adagrad", metrics=["mse"])  # hit: TF-37229, TF-40002, TF-34491

head = [Dense(4)]
five = Sequential(head + [Dense(1)])
five.compile(loss="mse", optimizer="adam", metrics=["mse"])  # ok: TF-37229, TF-40002

six = Sequential()
for width in (32, 16):
    six.add(Dense(width))
six.add(Embedding(10, 2, trainable=False))
six.pop()
six.compile("Adagrad", "mse")  # hit: TF-37229

frozen = Sequential([Embedding(10, 2, input_length=3, trainable=False), Flatten(), Dense(1)])
tokens = Input((3,))
wrapped = Model(tokens, frozen(tokens))
wrapped.save("wrapped")
tf.keras.models.load_model("wrapped")  # hit: TF-46329
thawed = Sequential([Embedding(10, 2, input_length=3), Flatten(), Dense(1)])
thawed.save("thawed")
tf.keras.models.load_model("thawed")  # ok: TF-46329
