import tensorflow as tf
from tensorflow.keras.layers import Dense, Embedding, Input, add
from tensorflow.keras.models import Model

BATCH, STEPS = 32, 50

words = Input(batch_shape=(BATCH, STEPS), dtype="int32", name="words")
counted = tf.cumsum(tf.ones_like(words, "int32"), axis=-1)
places = Embedding(STEPS + 1, 16, mask_zero=True)(counted)  # hit: TF-34732
model = Model(words, Dense(1)(add([Embedding(1000, 16)(words), places])))

free = Input((STEPS,), dtype="int32")
counted = tf.cumsum(tf.ones_like(free, "int32"), axis=-1)
places = Embedding(STEPS + 1, 16)(counted)  # ok: TF-34732
model = Model(free, Dense(1)(add([Embedding(1000, 16)(free), places])))
