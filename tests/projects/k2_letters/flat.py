import tensorflow as tf
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model
from tensorflow.keras.utils import pack_x_y_sample_weight, unpack_x_y_sample_weight

EMB = 32


class Reader(tf.keras.layers.Layer):
    def __init__(self):
        super(Reader, self).__init__()
        self.mha = MultiHeadAttention(2, EMB)
        self.supports_masking = True

    @tf.function(reduce_retracing=True)
    def call(self, x, mask=None):
        y = self.mha(query=x, value=x, key=x)  # hit: TFKERAS-56
        return tf.reduce_mean(y, axis=1)


class MaskedReader(Reader):
    @tf.function
    def call(self, x, mask=None):
        y = self.mha(x, x, attention_mask=mask[:, None, :])  # ok: TFKERAS-56
        return tf.reduce_mean(y, axis=1)


ids = Input((None,), dtype='int32')
emb = Embedding(1000, EMB, mask_zero=True)(ids)
m = Model(ids, Dense(1)(Reader()(emb)))
m2 = Model(ids, Dense(1)(MaskedReader()(emb)))


def no_targets(a, b):
    inputs = [a, b]
    return pack_x_y_sample_weight(inputs)  # hit: KERAS-19269


ds = tf.data.Dataset.from_tensor_slices((tf.ones((8, 4)), tf.zeros((8, 4)))).batch(4)
for a, b in ds:
    x, y, w = unpack_x_y_sample_weight(no_targets(a, b))
    x, y, w = unpack_x_y_sample_weight(pack_x_y_sample_weight({'a': a, 'b': b}))  # ok: KERAS-19269
    x, y, w = unpack_x_y_sample_weight(pack_x_y_sample_weight((a, b)))  # ok: KERAS-19269
