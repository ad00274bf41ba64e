import keras
import numpy as np
from keras import layers, ops
from keras.activations import softmax

x = np.ones((2, 8, 8, 3), "float32")
print(softmax(x, axis=(1, 2)))  # hit: KERAS-20021
print(ops.softmax(ops.ones((4, 5, 6)), axis=tuple(range(2))))  # hit: KERAS-20021
print(ops.softmax(ops.ones((4, 5, 6)), axis=tuple(range(3))))  # ok: KERAS-20021


class Up:
    factor = 4

    def build(self):
        inp = keras.Input((16, 32))
        y = ops.repeat(inp, repeats=[self.factor], axis=-2)  # hit: KERAS-19826
        return keras.Model(inputs=inp, outputs=layers.Conv1D(8, 3)(y))

    def plain(self):
        inp = keras.Input((16, 32))
        return keras.Model(inputs=inp, outputs=ops.repeat(inp, repeats=self.factor, axis=-2))  # ok: KERAS-19826


Up().build(), Up().plain()
mse = keras.metrics.MeanSquaredError(name="mse")
mse.update_state(np.ones(2), np.zeros(2), sample_weight=np.array([-1.0, -2.0]))  # hit: KERAS-19162
mean = keras.metrics.Mean()
mean(3.0, sample_weight=-2)  # hit: KERAS-19162
mean(3.0, sample_weight=np.array([2.0]))  # ok: KERAS-19162
