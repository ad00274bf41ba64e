import numpy as np
from tensorflow import keras

from shop.callbacks import Progress, Throughput
from shop.model import pricing, ranking


def run(path="offers.npz"):
    offers = np.load(path)
    model = ranking(24)
    model.compile("adam", loss={"score": "binary_crossentropy"}, metrics={"score": keras.metrics.AUC()})
    model.fit(offers["customer"], offers["bought"], epochs=3, callbacks=[Throughput()])  # hit: TF-37887

    # The output with the loss stands first.
    prices = pricing(24)
    prices.compile("adam", loss={"price": "mae"}, metrics=["mse"])
    prices.fit(offers["customer"], offers["price"], callbacks=[Progress()])  # ok: TF-37887

    both = ranking(24)
    both.compile("adam", loss={"embedding": "mse", "score": "binary_crossentropy"})
    both.fit(offers["customer"], {"embedding": offers["target"], "score": offers["bought"]})  # ok: TF-37887


if __name__ == "__main__":
    run()
