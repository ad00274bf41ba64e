from tensorflow.keras import layers, models


def embedding(words, size, mask):
    return layers.Embedding(input_dim=words, output_dim=size, mask_zero=mask)


class SequenceTagger:
    """One label a word."""

    recurrent = layers.LSTM
    mask = True

    def __init__(self, words, labels, size=64):
        tokens = layers.Input(shape=(None,), dtype="int32")
        x = embedding(words, size, self.mask)(tokens)
        x = layers.SpatialDropout1D(0.2)(x)
        x = self.encode(x, size)
        self.model = models.Model(tokens, layers.TimeDistributed(layers.Dense(labels, activation="softmax"))(x))

    def encode(self, x, size):
        return layers.Bidirectional(self.recurrent(size, return_sequences=True))(x)

    def compile(self, metrics=("accuracy",)):
        self.model.compile("adam", "sparse_categorical_crossentropy", metrics=list(metrics))  # hit: TF-40002, TF-34491
        return self


class GruTagger(SequenceTagger):
    recurrent = layers.GRU


class ConvTagger(SequenceTagger):
    """A convolution takes no mask."""

    def encode(self, x, size):
        return layers.Conv1D(size, 5, padding="same")(x)


class Unmasked(SequenceTagger):
    mask = False


def classifier(words, classes):
    tokens = layers.Input(shape=(None,), dtype="int32")
    x = embedding(words, 64, True)(tokens)
    x = layers.Bidirectional(layers.LSTM(32))(x)
    return models.Model(tokens, layers.Dense(classes, activation="softmax")(x))
