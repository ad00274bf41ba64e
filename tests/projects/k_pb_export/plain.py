import tensorflow as tf
from tensorflow.keras import backend as K

model = tf.keras.models.load_model("model.h5")
session = K.get_session()
names = [model.output.op.name]
frozen = tf.graph_util.convert_variables_to_constants(session, session.graph_def, names)  # ok: TF-32268
with tf.Session() as other:
    tf.graph_util.convert_variables_to_constants(other, other.graph_def, ["x"])  # ok: TF-32268
