import keras
from keras import layers


class TagModel:
    def __init__(self, tags=20000, sparse=True):
        self.path = "tags.keras"
        tags_in = keras.Input((None,), dtype="int32")
        coded = layers.CategoryEncoding(num_tokens=tags, output_mode="multi_hot", sparse=sparse)(tags_in)
        self.model = keras.Model(tags_in, layers.Dense(1)(coded))
        self.model.compile("adam", "mse")

    def save(self):
        self.model.save(self.path)  # hit: KERAS-23375

    @staticmethod
    def load(path="tags.keras"):
        return keras.models.load_model(path)


def train(x, y):
    tagger = TagModel(5000)
    tagger.model.fit(x, y, epochs=3)
    tagger.save()
    again = TagModel.load()
    return again.predict(x)


def dense_copy():
    net = keras.Sequential([layers.CategoryEncoding(num_tokens=50, output_mode="multi_hot"), layers.Dense(1)])
    return keras.models.clone_model(net)  # ok: KERAS-23375
