import sys

from tensorflow.keras.callbacks import ReduceLROnPlateau

from tickets.models import ConvTagger, GruTagger, SequenceTagger, Unmasked, classifier
from tickets.text import Cleaner


def main():
    texts = [line.rstrip() for line in sys.stdin]
    cleaner = Cleaner(words=10000)
    x = cleaner.fit_transform(texts)
    tagger = GruTagger(10000, 12).compile()
    tagger.model.fit(x, None, callbacks=[ReduceLROnPlateau(monitor="loss", min_lr=5e-4)])  # hit: TF-39462
    tagger.model.compile("adam", "sparse_categorical_crossentropy")  # ok: TF-40002  # hit: TF-34491
    convolved = ConvTagger(10000, 12)
    convolved.model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: TF-40002
    unmasked = Unmasked(10000, 12)
    unmasked.model.compile("adagrad", "sparse_categorical_crossentropy", metrics=["accuracy"])  # hit: TF-37229
    plain = SequenceTagger(10000, 3)
    plain.model.compile("adam", "sparse_categorical_crossentropy", metrics={"time": ["accuracy"]})  # hit: TF-40002, TF-34491
    router = classifier(10000, 5)
    router.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: TF-40002
    router.fit(x, None, callbacks=[ReduceLROnPlateau(monitor="loss", min_lr=2e-4)])  # ok: TF-39462


if __name__ == "__main__":
    main()
