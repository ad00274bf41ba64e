import numpy as np
import tensorflow as tf

x = np.random.rand(256, 12).astype("float32")
y = np.random.randint(0, 3, size=256)

model = tf.keras.models.Sequential()
model.add(tf.keras.layers.Dense(32, activation="relu", input_shape=(12,)))
model.add(tf.keras.layers.Dense(3, activation="softmax"))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

plateau = tf.keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=2, min_lr=1e-3)  # hit: TF-39462
gentle = tf.keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=2)  # ok: TF-39462
exact = tf.keras.callbacks.ReduceLROnPlateau("loss", 0.5, 2, min_lr=0.0009765625)  # ok: TF-39462
below = tf.keras.callbacks.ReduceLROnPlateau("loss", 0.5, 2, min_lr=1e-5)  # ok: TF-39462
model.fit(x, y, epochs=5, callbacks=[plateau])

model.save("model.h5")
again = tf.keras.models.load_model("model.h5")
print(again.predict(x[:2]))  # ok: TF-42459
print(again.evaluate(x, y))  # hit: TF-42459

fresh = tf.keras.models.load_model("model.h5")
fresh.compile("adam", "sparse_categorical_crossentropy", ["accuracy"])
print(fresh.evaluate(x, y))  # ok: TF-42459
