import numpy as np

import factory
from factory import both, build_model, deferred, make_optimizer, nested

x, y = np.zeros((16, 4)), np.zeros(16)

clipped = build_model([32], 3, make_optimizer("sgd", 0.1, clip=0.5))
clipped.fit(x, y)  # hit: TF-33929
unclipped = build_model([32], 3, make_optimizer("adam", 1e-3))
unclipped.fit(x, y)  # ok: TF-33929
named = build_model([16, 8], 3, "adagrad", metrics=["acc"])
named.fit(x, y)  # ok: TF-33929

encoder, decoder = both(8)
encoder.compile(make_optimizer("adam", 1e-3, clip=1.0), "mse")
decoder.compile(make_optimizer("adam", 1e-3, None), "mse")
encoder.fit(x, x)  # hit: TF-33929
decoder.fit(x, x)  # ok: TF-33929

deep = nested()
deep.compile("adagrad", "mse")  # hit: TF-37229
line = deferred("linear")
line.compile("adagrad", "mse")  # hit: TF-37229
empty = deferred("empty")
empty.compile("adam", "mse")  # ok: TF-37229
factory.both(2)[1].compile("adagrad", "mse")  # hit: TF-37229
