import tensorflow as tf
from tensorflow.keras import backend as K, layers

spectrum = layers.Input(shape=(None, 257, 1))
layers.Conv2D(16, 3, dilation_rate=2)(spectrum)  # ok: TF-44092
model = tf.keras.Model(spectrum, K.sqrt(spectrum))
print(model.to_json())  # ok: TF-41797
loaded = tf.keras.models.load_model("m.h5")
print([layer for layer in loaded.layers if isinstance(layer, layers.BatchNormalization)])  # ok: TF-37635
net = tf.keras.Sequential([layers.Dense(2, input_shape=(3,))])
copy = tf.keras.Sequential.from_config(net.get_config())
print(copy.get_config() == net.get_config())  # ok: TF-40981
layers.TimeDistributed(layers.Lambda(lambda t: t[..., 0]))(layers.Input((3, 4, 5)))  # ok: TF-20452
tf.strided_slice(spectrum, [0, 0, 0, 0], [1, 2, 2, 1])  # ok: TF-27649
