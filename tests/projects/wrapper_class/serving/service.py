from serving.base import Store


class Service(Store):
    def check(self, x, y):
        model = self.load()
        return model.evaluate(x, y, verbose=0)  # hit: TF-42459, TF-43518


class Careful(Store):
    def check(self, x, y):
        model = self.load()
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        return model.evaluate(x, y, verbose=0)  # ok: TF-42459


class Predictor(Store):
    def check(self, x, y):
        return (self.load().predict(x).argmax(-1) == y).mean()  # ok: TF-42459
