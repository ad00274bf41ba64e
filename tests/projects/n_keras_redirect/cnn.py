"""Keras 2.4 is a name for tf.keras."""
import keras
from keras.callbacks import ReduceLROnPlateau
from keras.layers import Conv2D, Dense, Flatten
from keras.models import Sequential, load_model
from keras.optimizers import Adam

model = Sequential()
model.add(Conv2D(16, 3, activation="relu", input_shape=(28, 28, 1)))
model.add(Flatten())
model.add(Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer=Adam(clipnorm=1.0), metrics=["accuracy"])
model.fit(None, callbacks=[ReduceLROnPlateau(patience=3, min_lr=5e-4)])  # hit: TF-39462
model.fit(None)  # ok: TF-33929
model.save("cnn.h5")

best = load_model("cnn.h5")
print(best.evaluate(None))  # hit: TF-42459
for layer in best.layers:
    print(layer.name)
best.compile(loss="sparse_categorical_crossentropy", optimizer="adagrad", metrics=["accuracy"])  # ok: TF-37229
print(best.evaluate(None))  # ok: TF-42459
print(keras.losses.binary_crossentropy([1.0, 0.0], [[0.9], [0.2]]))  # hit: TF-30040
print(keras.losses.binary_crossentropy([[1.0], [0.0]], [[0.9], [0.2]]))  # ok: TF-30040
