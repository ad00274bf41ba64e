import numpy as np
import keras
from keras import layers, ops
from keras.wrappers import SKLearnClassifier

# two heads
inp = keras.Input(shape=(16,))
h = layers.Dense(32, activation="relu")(inp)
outs = []
for name, act in [("sex", "sigmoid"), ("age", None)]:
    outs.append(layers.Dense(1, activation=act, name=name)(h))
two = keras.Model(inp, outs)
two.compile("rmsprop", loss={"sex": "binary_crossentropy", "age": "mse"}, metrics={"sex": "accuracy", "age": "mae"})
X = np.random.rand(100, 16)
two.fit(X, {"sex": np.ones((100, 1)), "age": np.full((100, 1), 33.0)}, epochs=2, verbose=0)  # hit: KERAS-22625
two.compile("rmsprop", loss=["binary_crossentropy", "mse"], metrics=[["accuracy"], ["mae"]])
two.fit(X, [np.ones((100, 1)), np.full((100, 1), 33.0)], verbose=0)  # ok: KERAS-22625

# warm start
net = keras.Sequential([layers.Input((16,)), layers.Dense(3, activation="softmax")])
net.compile("adam", "categorical_crossentropy")
net.load_weights("pretrained.weights.h5")
clf = SKLearnClassifier(net, warm_start=True)
clf.fit(X, np.random.randint(0, 3, 100))  # hit: KERAS-23098
cold = SKLearnClassifier(net)
cold.fit(X, np.random.randint(0, 3, 100))  # ok: KERAS-23098

# where is it?
z = np.random.rand(5, 6).astype("float32")
i, j = ops.unravel_index(int(z.argmax()), (5, 6))  # hit: KERAS-23434
top = ops.unravel_index(np.argsort(z.ravel())[-3:], (5, 6))  # ok: KERAS-23434
print(np.unravel_index(z.argmax(), z.shape))  # ok: KERAS-23434

bounds = np.array([0.0, 1.0, np.inf])
print(ops.isclose(bounds, np.inf))  # hit: KERAS-23136
print(ops.isclose(z, np.ones_like(z)), ops.isinf(bounds))  # ok: KERAS-23136
print(ops.equal(bounds, np.inf))  # ok: KERAS-23136

# codes
enc = keras.models.Sequential()
enc.add(keras.Input((3,), dtype="int32"))
enc.add(layers.CategoryEncoding(100, "count", sparse=True))
enc.add(layers.Dense(1))
copy = keras.models.clone_model(enc)  # hit: KERAS-23375

look = keras.Sequential([layers.IntegerLookup(vocabulary=[1, 2, 3], output_mode="multi_hot", sparse=True)])
look.save("look.keras")
keras.models.load_model("look.keras")  # ok: KERAS-23375
