import tensorflow.compat.v1 as tf

from layers import Scale

tf.enable_v2_behavior()
print(Scale().compute_output_shape((None, 4)))  # hit: TF-34141
