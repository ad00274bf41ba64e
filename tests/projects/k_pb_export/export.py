import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.python.framework import graph_io

tf.enable_eager_execution()


def freeze(model, path):
    session = K.get_session()
    outputs = [model.output.op.name]
    frozen = tf.graph_util.convert_variables_to_constants(session, session.graph_def, outputs)  # hit: TF-32268
    graph_io.write_graph(frozen, ".", path, as_text=False)


base = tf.keras.Sequential([tf.keras.layers.Dense(2, activation="sigmoid", input_shape=(3,), name="last")])
freeze(base, "base.pb")
