import keras
from keras.optimizers import SGD


def train(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(SGD(0.1, clipvalue=1.0), "mse")
    model.fit(x, y)  # ok: TF-33929
    model.compile("adagrad", "mse")  # ok: TF-37229
    return model
