from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense


class Churn:
    """A classifier for customers who leave."""

    weights = {"stay": 0.75, "leave": 3.0}

    def __init__(self, width):
        self.net = Sequential([Dense(8, activation="relu", input_shape=(width,)), Dense(1, activation="sigmoid")])
        self.net.compile("rmsprop", "binary_crossentropy")

    def train(self, x, y):
        by_class = {0: self.weights["stay"], 1: self.weights["leave"]}
        self.net.fit(x, y, class_weight=by_class)  # hit: TF-37747

    def steps(self, batches):
        for x, y in batches:
            self.net.train_on_batch(x, y)  # ok: TF-38596


if __name__ == "__main__":
    Churn(20).train([[0.0] * 20], [1])
