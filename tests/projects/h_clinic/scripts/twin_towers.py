import keras
from keras import layers
import numpy as np

n_items = 5000
query = keras.Input(shape=(1,), dtype="int32")
pos = keras.Input(shape=(1,), dtype="int32")
neg = keras.Input(shape=(1,), dtype="int32")

emb = layers.Embedding(n_items, 32)
flat = layers.Flatten()
scorer = layers.Dot(axes=1, name="score")
q, p, n = flat(emb(query)), flat(emb(pos)), flat(emb(neg))
pos_score = scorer([q, p])
neg_score = scorer([q, n])

model = keras.models.Model([query, pos, neg], [pos_score, neg_score])
model.compile(loss="mse", optimizer="adam")
data = [np.load(f"{name}.npy") for name in ("query", "pos", "neg")]
ones, zeros = np.ones(len(data[0])), np.zeros(len(data[0]))
model.fit(data, [ones, zeros], epochs=3, verbose=2)  # hit: TF-25955
print(model.evaluate(data, [ones, zeros]))  # hit: TF-25955

# one output of both
margin = layers.Subtract()([pos_score, neg_score])
ranker = keras.models.Model([query, pos, neg], margin)
ranker.compile(loss="mse", optimizer="adam")
ranker.fit(data, ones)
print(ranker.evaluate(data, ones))  # ok: TF-25955
