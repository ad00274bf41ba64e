import re

from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer


class Cleaner:
    def __init__(self, words=20000, length=200):
        self.tokenizer = Tokenizer(words, oov_token="<unk>")
        self.length = length

    def fit(self, texts):
        self.tokenizer.fit_on_texts(self.clean(texts))  # ok: TF-33929
        return self

    @staticmethod
    def clean(texts):
        return [re.sub(r"[^a-z ]", " ", text.lower()) for text in texts]

    def transform(self, texts):
        return pad_sequences(self.tokenizer.texts_to_sequences(texts), maxlen=self.length)

    def fit_transform(self, texts):
        return self.fit(texts).transform(texts)
