from keras import layers


class Tables:
    """The embeddings of a model, kept together."""

    def __init__(self, words, length, width):
        self.words = layers.Embedding(words, width)
        self.places = layers.Embedding(length, width)
