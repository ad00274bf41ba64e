"""Visits of patients: codes and values of each visit, padded with zeros."""

from keras import Input, Model, layers


def both_masked(merge):
    codes = Input((None,), dtype="int32")
    values = Input((None, 12))
    embedded = layers.Embedding(4000, 12, mask_zero=True)(codes)
    held = layers.Masking()(values)
    merged = merge([embedded, held])
    state = layers.GRU(32)(merged)  # hit: KERAS-18416
    return Model([codes, values], layers.Dense(1)(state))


def summed():
    return both_masked(layers.Add())


def side_by_side():
    codes, drugs = Input((40,), dtype="int32"), Input((40,), dtype="int32")
    x = layers.Embedding(4000, 16, mask_zero=True)(codes)
    y = layers.Embedding(900, 8, mask_zero=True)(drugs)
    mean = layers.GlobalAveragePooling1D()(layers.concatenate([x, y]))  # hit: KERAS-18416
    return Model([codes, drugs], layers.Dense(1)(mean))


def told():
    codes, drugs = Input((40,), dtype="int32"), Input((40,), dtype="int32")
    by_code = layers.Embedding(4000, 16, mask_zero=True)
    x, y = by_code(codes), layers.Embedding(900, 16, mask_zero=True)(drugs)
    mean = layers.GlobalAveragePooling1D()(layers.Add()([x, y]), mask=by_code.compute_mask(codes))  # ok: KERAS-18416
    return Model([codes, drugs], mean)


def unmasked():
    codes, drugs = Input((40,), dtype="int32"), Input((40,), dtype="int32")
    x, y = layers.Embedding(4000, 16)(codes), layers.Embedding(900, 16)(drugs)
    return Model([codes, drugs], layers.GRU(8)(layers.Add()([x, y])))  # ok: KERAS-18416


def alone():
    values = Input((None, 12))
    return Model(values, layers.GRU(32)(layers.Masking()(values)))  # ok: KERAS-18416


both_masked(layers.Average())
summed()
