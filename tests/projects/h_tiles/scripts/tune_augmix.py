import keras
from keras.layers import AugMix
import numpy as np

mix = AugMix((0, 1), 5, 3)
print(mix.get_config())

twin = AugMix.from_config(mix.get_config())  # hit: KERAS-21979
only_here = AugMix(value_range=(0, 1), num_chains=5)  # ok: KERAS-21979
x = np.random.rand(4, 64, 64, 3)
print(only_here(x, training=True).shape)
