import itertools
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
import keras  # noqa: E402
from keras import layers  # noqa: E402

COMMON = ["accuracy"]
NONE = []


def tagger():
    words = keras.Input((None,), dtype="int32")
    return keras.Model(words, layers.Dense(3, "softmax")(layers.Embedding(9, 4, mask_zero=True)(words)))


grown = []
grown.append("accuracy")
one = tagger()
one.compile("adam", "sparse_categorical_crossentropy", metrics=grown)  # hit: TF-40002
two = tagger()
two.compile("adam", "sparse_categorical_crossentropy", metrics=NONE)  # ok: TF-40002
three = tagger()
three.compile("adam", "sparse_categorical_crossentropy", metrics=NONE + COMMON)  # hit: TF-40002
four = tagger()
four.compile("adam", "sparse_categorical_crossentropy", metrics=[m for m in COMMON if m != "accuracy"])  # ok: TF-40002
five = tagger()
five.compile("adam", "sparse_categorical_crossentropy", metrics=COMMON[1:])  # ok: TF-40002
six = tagger()
six.compile("adam", "sparse_categorical_crossentropy", metrics=list(itertools.chain(NONE, COMMON)))  # hit: TF-40002
seven = tagger()
emptied = list(COMMON)
emptied.remove("accuracy")
seven.compile("adam", "sparse_categorical_crossentropy", metrics=emptied)  # ok: TF-40002
eight = tagger()
eight.compile("adam", "sparse_categorical_crossentropy", metrics=[*NONE, *COMMON])  # hit: TF-40002
nine = tagger()
nine.compile("adam", "sparse_categorical_crossentropy", metrics=COMMON * 0)  # ok: TF-40002
ten = tagger()
ten.compile("adam", "sparse_categorical_crossentropy", metrics=sorted({"mse", "accuracy"}))  # hit: TF-40002
