"""What a camera above the shelf sees of it."""

import tensorflow as tf
from tensorflow.keras.layers import Conv2D, DepthwiseConv2D, LSTMCell, RNN, SeparableConv2D

wide = DepthwiseConv2D(3, strides=2, dilation_rate=2)  # hit: KERAS-16930
wide_too = SeparableConv2D(8, 3, strides=(2, 2), dilation_rate=(3, 3))  # hit: KERAS-16930
dense = DepthwiseConv2D(3, dilation_rate=2)  # ok: KERAS-16930
thin = SeparableConv2D(8, 3, strides=(2, 2))  # ok: KERAS-16930

forgetful = tf.nn.RNNCellDropoutWrapper(LSTMCell(32), state_keep_prob=0.8)  # hit: TF-33690
inputs = tf.nn.RNNCellDropoutWrapper(LSTMCell(32), input_keep_prob=0.8)  # ok: TF-33690
reader = RNN(forgetful)
