import sys

from tensorflow.keras.models import load_model

from data import samples

x, y = samples("test")
model = load_model("final")
_, acc = model.evaluate(x, y)  # hit: TF-42459, TF-43230
print("test accuracy", acc, model.predict(x[:1]))  # ok: TF-43230


class Judge:
    def __init__(self, path="c_model_0010.h5"):
        self.model = load_model(path)

    def accuracy(self, x, y):
        return self.model.evaluate(x, y)[1]  # hit: TF-42459, TF-43230

    def retrained(self, x, y):
        self.model.compile("adam", "sparse_categorical_crossentropy", ["accuracy"])
        return self.model.evaluate(x, y)  # ok: TF-43230


judge = Judge()
print(judge.accuracy(x, y))
print(judge.retrained(x, y), file=sys.stderr)
