import numpy as np
from vae import Plain, Quiet, Sampler, Vae

data = np.zeros((32, 4), dtype="float32")

model = Vae(2, Sampler())
model.compile("adam", "mse")
model.fit(data, data, epochs=2)  # hit: TF-32144, TF-36668
model.evaluate(data, data, verbose=0)  # hit: TF-32144, TF-36668

quiet = Vae(2, Quiet())
quiet.compile("adam", "mse")
quiet.fit(data, data)  # ok: TF-32144

plain = Plain()
plain.compile("adam", "mse")
plain.fit(data, data)  # ok: TF-32144


def train(make, epochs):
    net = make()
    net.compile("sgd", "mae")
    return net.fit(data, data, epochs=epochs)  # hit: TF-32144, TF-36668


train(lambda: Vae(3, Sampler()), 4)
