"""Which tiles look alike?"""
import keras
import numpy as np
from keras.utils import normalize

embeddings = np.load("embeddings.npy")

unit = normalize(embeddings)  # ok: KERAS-23328
similarity = unit @ unit.T
markov = normalize(similarity, axis=0)  # hit: KERAS-23328

adjacency = np.zeros((200, 200))
for a, b in np.loadtxt("edges.txt", dtype=int):
    adjacency[a, b] = adjacency[b, a] = 1
transition = keras.utils.normalize(adjacency, axis=0, order=1)  # hit: KERAS-23328
rows = keras.utils.normalize(adjacency, axis=1, order=1)  # ok: KERAS-23328
by_hand = adjacency / np.linalg.norm(adjacency, axis=0, keepdims=True)  # ok: KERAS-23328
