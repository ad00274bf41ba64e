"""Named entities with the Keras of 2019, which is a library of its own."""
import keras
import keras.backend as K
from keras import optimizers
from keras.callbacks import EarlyStopping, ReduceLROnPlateau
from keras.engine.topology import Layer
from keras.layers import LSTM, Bidirectional, Dense, Embedding, Input, TimeDistributed
from keras.models import Model, load_model


class Scale(Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],), initializer="ones")
        super(Scale, self).build(input_shape)

    def call(self, x):
        return x * self.w


tokens = Input(shape=(75,))
x = Embedding(20000, 100, mask_zero=True, trainable=False)(tokens)
x = Bidirectional(LSTM(100, return_sequences=True))(x)
tags = TimeDistributed(Dense(9, activation="softmax"))(x)
model = Model(tokens, tags)
model.compile("adagrad", "sparse_categorical_crossentropy", metrics=["accuracy"])  # ok: TF-37229, TF-40002
model.fit(None, None, callbacks=[ReduceLROnPlateau(min_lr=1e-3), EarlyStopping()])  # ok: TF-39462
sgd = optimizers.SGD(lr=0.1, clipnorm=5.0)
model.compile(sgd, "categorical_crossentropy")
model.fit(None, None)  # ok: TF-33929
model.save("ner")
load_model("ner").evaluate(None, None)  # ok: TF-42459, TF-46329
rate = K.variable(0.1)
moving = keras.optimizers.Adam(lr=rate)
K.set_value(rate, 0.01)  # ok: TF-31324
print(Scale().compute_output_shape((None, 3)))  # ok: TF-34141
