import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Input
from tensorflow.keras.models import Model

inp = Input((64, 64, 3))
x = Conv2D(16, 3, padding='same', activation='relu')(inp)
out = Conv2D(5, 1, activation='softmax')(x)
model = Model(inp, out)
loss = tf.keras.losses.CategoricalCrossentropy(label_smoothing=0.05)
model.compile(optimizer='adam', loss=loss, metrics=['accuracy'])  # hit: TF-39329
model.fit(np.load('x.npy'), np.load('y.npy'))

cce = tf.keras.losses.CategoricalCrossentropy(label_smoothing=0.2)
labels = tf.one_hot([[0, 1, 2, 2]], 3)
print(cce(labels, tf.nn.softmax(tf.random.normal((1, 4, 3)))))  # hit: TF-39329
print(cce(tf.one_hot([0, 1], 3), tf.nn.softmax(tf.random.normal((2, 3)))))  # ok: TF-39329
