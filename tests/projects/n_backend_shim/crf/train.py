from crf import compat
from crf.compat import Dense, Embedding, Model, Sequential, callbacks, keras, optimizers
from crf.layer import CRF, Doubled

words = keras.layers.Input((4,))
doubled = Doubled()(words)  # hit: TF-32476
single = CRF()(words)  # ok: TF-32476
model = Model(words, [doubled, single])
model.compile(optimizers.Adagrad(0.1), "mse")  # ok: TF-37229

other = Sequential([Embedding(100, 8), Dense(4), CRF()])
other.compile(loss="mse", optimizer="adagrad")  # hit: TF-37229
other.fit(None, callbacks=[callbacks.ReduceLROnPlateau("loss", 0.5, 3, 1, "auto", 1e-4, 0, 1e-3)])  # hit: TF-39462
other.fit(None, callbacks=[compat.callbacks.ReduceLROnPlateau("loss", 0.5, 3, 1, "auto", 1e-3, 0, 0)])  # ok: TF-39462
