"""Visits of patients, padded with zeros; the long part in half precision."""

from keras import Input, Model, layers

visits = Input((None, 12))
held = layers.Masking()(visits)
state = layers.LSTM(64, dtype="mixed_float16")(held)  # hit: KERAS-21946
slow = layers.GRU(64)(held)  # ok: KERAS-21946
masking = layers.Masking()
given = layers.LSTM(64, dtype="mixed_float16")(masking(visits), mask=masking.compute_mask(visits))  # ok: KERAS-21946
model = Model(visits, [state, slow, given])

codes = Input((None,), dtype="int32")
words = layers.Embedding(5000, 32, mask_zero=True)(codes)
unmasked = layers.Embedding(5000, 32)(codes)
notes = layers.SimpleRNN(16, dtype="float64")(words)  # hit: KERAS-21946
loose = layers.SimpleRNN(16, dtype="float64")(unmasked)  # ok: KERAS-21946
reader = Model(codes, [notes, loose])
