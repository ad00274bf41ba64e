try:
    from tensorflow.keras.callbacks import ReduceLROnPlateau
    from tensorflow.keras.models import Sequential, load_model
    from tensorflow.keras.layers import Dense
except ImportError:
    from keras.callbacks import ReduceLROnPlateau
    from keras.models import Sequential, load_model
    from keras.layers import Dense

from sklearn.metrics import accuracy_score


def run(x, y):
    model = Sequential([Dense(3, activation="softmax")])
    model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["acc"])
    model.fit(x, y, callbacks=[ReduceLROnPlateau(factor=0.1, min_lr=1e-3)])  # hit: TF-39462
    model.save("m.h5")
    model.evaluate(x, y)  # ok: TF-42459
    copy = load_model("m.h5")
    print(accuracy_score(y, copy.predict(x).argmax(-1)))  # ok: TF-42459
    bare = load_model("m.h5", compile=False)
    bare.compile("adam", "mse")
    bare.evaluate(x, y)  # ok: TF-42459
    return copy.evaluate(x, y)  # hit: TF-42459
