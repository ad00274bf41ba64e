import tensorflow as tf
from tensorflow import keras

net = keras.Sequential()
net.add(keras.layers.Dense(8, activation='relu', input_dim=4))
net.add(keras.layers.Dense(3, activation='softmax', name='probs'))
print('input :', net.input.op.name)  # ok: TF-32268
print('output:', net.output.op.name)
print(net.output_names)  # ok: TF-32268
