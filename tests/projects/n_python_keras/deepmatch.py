"""Click-through models in the manner of many libraries of the time: all from tensorflow.python.keras."""
from tensorflow.python.keras import backend as K
from tensorflow.python.keras.callbacks import ReduceLROnPlateau
from tensorflow.python.keras.engine.base_layer import Layer
from tensorflow.python.keras.layers import Dense, Embedding, Flatten, Input, LSTM
from tensorflow.python.keras.models import Model
from tensorflow.python.keras.optimizers import Adagrad, get
from tensorflow.python.ops import math_ops


class FM(Layer):
    def build(self, input_shape):
        self.factors = self.add_weight("factors", shape=(input_shape[-1], 4))
        super(FM, self).build(input_shape)

    def call(self, inputs):
        return math_ops.reduce_sum(K.dot(inputs, self.factors), axis=-1)


def history_model(items):
    clicks = Input((50,))
    x = Embedding(items, 16, mask_zero=True)(clicks)
    x = LSTM(16, return_sequences=True)(x)
    return Model(clicks, Dense(items, activation="softmax")(x))


def flat_model(items):
    clicks = Input((50,))
    x = Flatten()(Embedding(items, 16)(clicks))
    return Model(clicks, Dense(1)(x))


if __name__ == "__main__":
    model = history_model(1000)
    model.compile(get("adagrad"), "categorical_crossentropy", metrics=["accuracy"])  # hit: TF-37229, TF-40002, TF-34491
    model.fit(None, callbacks=[ReduceLROnPlateau(min_lr=2e-3)])  # hit: TF-39462
    flat = flat_model(1000)
    flat.compile(Adagrad(0.01), "mse", metrics=["mae"])  # ok: TF-37229, TF-40002
    print(FM().compute_output_shape((None, 8)))  # hit: TF-34141
    print(Dense(2).compute_output_shape((None, 8)))  # ok: TF-34141
