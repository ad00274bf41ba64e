import pickle


class Sequential:
    def __init__(self, layers):
        self.layers = list(layers)

    def compile(self, optimizer, loss, metrics=()):
        self.optimizer, self.loss, self.metrics = optimizer, loss, metrics

    def fit(self, x, y):
        for layer in self.layers:
            x = layer(x)
        return self.loss(y, x)

    evaluate = fit

    def save(self, path):
        with open(path, "wb") as file:
            pickle.dump(self, file)


def load_model(path):
    with open(path, "rb") as file:
        return pickle.load(file)
