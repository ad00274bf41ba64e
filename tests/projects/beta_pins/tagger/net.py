from tensorflow.keras import layers, models


def tagger(words, tags, cell="lstm"):
    """Tags each word; padding gets the state of the last word."""
    options = {"return_sequences": True, "zero_output_for_mask": False}
    net = models.Sequential()
    net.add(layers.Embedding(words, 32, mask_zero=True))
    if cell == "lstm":
        net.add(layers.LSTM(32, **options))  # hit: TF-30423
    else:
        net.add(layers.GRU(32, return_sequences=True, zero_output_for_mask=False))  # hit: TF-30423
    net.add(layers.TimeDistributed(layers.Dense(tags)))
    return net


def zeros(words):
    """Zeros are what is wanted here."""
    net = models.Sequential([layers.Embedding(words, 32, mask_zero=True)])
    net.add(layers.GRU(8, return_sequences=True, zero_output_for_mask=True))  # ok: TF-30423
    net.add(layers.LSTM(8, zero_output_for_mask=False))  # ok: TF-30423
    return net
