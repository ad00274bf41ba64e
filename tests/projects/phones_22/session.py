import tensorflow as tf

tf.compat.v1.disable_eager_execution()
from tensorflow.keras import layers, models

net = models.Sequential([layers.Dense(3, activation="softmax", input_shape=(4,))])
sess = tf.compat.v1.keras.backend.get_session()
graph = tf.compat.v1.graph_util.convert_variables_to_constants(sess, sess.graph_def, [net.output.op.name])  # ok: TF-32268
