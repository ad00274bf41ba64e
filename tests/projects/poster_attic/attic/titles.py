"""The titles, in the languages of the posters."""

from keras.layers import TextVectorization
import tensorflow as tf

FRENCH = ["Exposition universelle", "Étoile du Nord", "étoile filante", "Bal masqué"]
ENGLISH = ["The Great Wheel", "Savoy Hotel"]


def lowered(texts):
    return tf.strings.lower(texts, encoding="utf-8")


french = TextVectorization(max_tokens=2000)
french.adapt(FRENCH)  # hit: TF-48551
german = TextVectorization(max_tokens=2000, output_mode="multi_hot")
german.adapt(tf.data.Dataset.from_tensor_slices(["Große Oper", "Ägyptische Zigaretten"]))  # hit: TF-48551
english = TextVectorization(max_tokens=2000)
english.adapt(ENGLISH)  # ok: TF-48551
careful = TextVectorization(max_tokens=2000, standardize=lowered)
careful.adapt(FRENCH)  # ok: TF-48551
kept = TextVectorization(max_tokens=2000, standardize=None)
kept.adapt(FRENCH)  # ok: TF-48551
