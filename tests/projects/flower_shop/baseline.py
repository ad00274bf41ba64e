import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Flatten, Softmax
from tensorflow.keras.models import Sequential

x, y = np.load("x.npy"), np.load("y.npy")
ds = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(100)

model = Sequential([Flatten(input_shape=(128, 128, 3)), Dense(3, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
train = ds.batch(16).repeat()
model.fit(train, steps_per_epoch=100, class_weight={0: 1.0, 1: 3.0, 2: 1.0})  # hit: TF-37747
model.fit(x, y, validation_data=ds.batch(16))  # hit: TF-38596
print(model.evaluate(x, y, batch_size=16))  # ok: TF-38596  # hit: TF-32089, TF-32286, TF-32320  # hit: KERAS-21331
print(model.evaluate(ds.repeat().batch(16), steps=20))  # ok: TF-38596  # hit: KERAS-21331
print(model.evaluate(ds.batch(1)))  # ok: TF-38596  # hit: KERAS-21331

# Logits, and a softmax within the model that is not its output.
gate = tf.keras.Input((8,))
weights = Softmax()(Dense(8)(gate))
gated = tf.keras.Model(gate, Dense(3)(tf.keras.layers.multiply([gate, weights])))
gated.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
gated.fit(np.load("gates.npy"), y)  # ok: TF-32869

gated.train_on_batch(np.load("gates.npy"), y)  # ok: TF-32869 # hit: TF-33177
