"""Where in the spectrogram the model looks, and sums by speaker."""

import numpy as np
from keras import activations, ops

heat = np.random.rand(8, 40, 64, 2)
looks = ops.softmax(heat, axis=(1, 2))  # hit: KERAS-20021
by_film = ops.nn.softmax(heat, axis=(0, 1))  # hit: KERAS-20021
last = ops.softmax(heat, axis=(2, 3))  # ok: KERAS-20021
from_the_end = ops.softmax(heat, axis=(-3, -2))  # hit: KERAS-20021
one = ops.softmax(heat, axis=-1)  # ok: KERAS-20021
active = activations.softmax(ops.convert_to_tensor(heat), axis=(1, 2))  # hit: KERAS-20021

single = np.random.rand(40, 64)
everywhere = ops.softmax(single, axis=(0, 1))  # ok: KERAS-20021
logs = ops.log_softmax(np.random.rand(3, 40, 64), axis=(0, 1))  # hit: KERAS-20028
logs_of_all = ops.log_softmax(single, axis=(0, 1))  # ok: KERAS-20028
logs_from_the_end = ops.log_softmax(heat[..., 0], axis=(-2, -1))  # hit: KERAS-20028
log_last = ops.log_softmax(heat[..., 0], axis=(1, 2))  # ok: KERAS-20028

seconds = np.array([1.5, 2.0, 0.5, 3.0])
speakers = np.array([0, 0, 1, 1])
talk = ops.segment_sum(seconds, speakers, num_segments=5, sorted=True)  # hit: KERAS-19963
longest = ops.segment_max(seconds, speakers, num_segments=5, sorted=True)  # hit: KERAS-19963
talk_of_five = ops.segment_sum(seconds, speakers, num_segments=5)  # ok: KERAS-19963
as_many = ops.segment_max(seconds, speakers, sorted=True)  # ok: KERAS-19963
