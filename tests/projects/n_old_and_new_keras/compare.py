import keras
import tensorflow as tf

import new_way
import old_way

for module in (old_way, new_way):
    print(module.train([[1.0]], [[2.0]]).evaluate([[1.0]], [[2.0]]))

keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
keras.utils.to_categorical([1, 2])
