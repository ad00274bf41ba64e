"""Writes on, letter by letter."""
import numpy as np
import keras
from keras import layers

BATCH, STEPS, VOCAB = 64, 100, 90


class Writer:
    def __init__(self, batch=BATCH):
        self.model = self.build(batch)

    def build(self, batch):
        letters = keras.Input(batch_shape=(batch, None), dtype="int32")
        x = layers.Embedding(VOCAB, 32)(letters)
        x = layers.GRU(128, return_sequences=True, stateful=True)(x)
        model = keras.Model(letters, layers.Dense(VOCAB)(x))
        model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
        return model

    def fit(self, x, y):
        self.model.fit(x, y, batch_size=BATCH, shuffle=False)

    def write(self, start, length=200):
        text = list(start)
        for _ in range(length):
            letter = np.array([[text[-1]]])
            scores = self.model.predict(letter, verbose=0)[0, -1]  # hit: KERAS-21742
            text.append(int(scores.argmax()))
        return text


def write_well(trained, start):
    writer = Writer(batch=1)
    writer.model.set_weights(trained.model.get_weights())
    return writer.model.predict(np.array([[start]]), verbose=0)  # ok: KERAS-21742


if __name__ == "__main__":
    text = np.random.randint(0, VOCAB, (BATCH * 10, STEPS))
    writer = Writer()
    writer.fit(text, text)
    print(writer.write([1, 2, 3]))
    print(write_well(writer, 3))
