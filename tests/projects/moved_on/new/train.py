import attr
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras import layers
from tensorflow.keras.callbacks import TensorBoard


@attr.s
class Pairs(tf.keras.utils.Sequence):
    table = attr.ib()

    def __len__(self):
        return len(self.table)

    def __getitem__(self, index):
        return self.table[index : index + 1], self.table[index : index + 1]


for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)

code = layers.Input((6,))
steps = layers.UpSampling1D(5)(layers.Reshape((1, 6))(code))  # ok: TF-38222
again = K.repeat_elements(K.expand_dims(code, 1), 5, 1)  # ok: TF-38222
model = tf.keras.Model(code, layers.Dense(6)(layers.Flatten()(steps)))
model.compile("adam", "mse")
model.fit(Pairs(np.zeros((9, 6))), epochs=2)  # ok: TF-33503, TF-38938
model.fit(np.zeros((8, 6)), np.zeros((8, 6)), callbacks=[TensorBoard("logs")])  # ok: TF-38810, TF-33814
model.save("model")  # ok: TF-44178
