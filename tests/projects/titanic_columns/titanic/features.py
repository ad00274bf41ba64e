from tensorflow import feature_column as fc
from tensorflow.keras.layers import DenseFeatures

NUMERIC = ("age", "fare")
CATEGORIES = {"sex": ["male", "female"], "deck": ["A", "B", "C"]}


def numbers():
    return [fc.numeric_column(name) for name in NUMERIC]


def one_hot():
    columns = []
    for name, words in CATEGORIES.items():
        columns.append(fc.indicator_column(fc.categorical_column_with_vocabulary_list(name, words)))
    return columns


def embedded(size=4):
    return fc.embedding_column(fc.categorical_column_with_hash_bucket("ticket", 100), dimension=size)


def plain_layer():
    return DenseFeatures(numbers())  # ok: TF-30609, TF-29881


def encoder(columns):
    return DenseFeatures(columns, name="encoder")  # hit: TF-30609


def ticket_layer():
    return DenseFeatures([embedded(), *numbers()])  # hit: TF-29881
