import numpy as np
from facade import Dense, Embedding, FrozenEmbedding, GlobalAveragePooling1D, Input, Keeper, Trainer, plateau

words = Input((100,), dtype="int32")
vectors = np.zeros((1000, 50))
x = GlobalAveragePooling1D()(FrozenEmbedding(vectors)(words))
Trainer(words, Dense(1)(x)).export("sentiment")
Keeper(words, Dense(1)(x)).export("sentiment")
slow = plateau(min_lr=5e-4)  # hit: TF-39462
flat = plateau(min_lr=0)  # ok: TF-39462
y = GlobalAveragePooling1D()(Embedding(1000, 50)(words))
plain = Trainer(words, Dense(1)(y))
