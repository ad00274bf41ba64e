from keras.callbacks import ReduceLROnPlateau
from keras.layers import Dense, Embedding
from keras.models import Sequential, load_model

model = Sequential()
model.add(Embedding(10, 4, trainable=False))
model.add(Dense(2, activation="softmax"))
model.compile("adagrad", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: TF-37229
model.fit([[1]], [0], callbacks=[ReduceLROnPlateau(min_lr=1e-3)])  # ok: TF-39462
model.save("old")
load_model("old").evaluate([[1]], [0])  # ok: TF-42459, TF-46329
