import argparse

import tensorflow as tf


class Exporter:
    def __init__(self, model):
        self.model = model
        self.session = tf.compat.v1.keras.backend.get_session()

    def write(self, names):
        graph = self.session.graph.as_graph_def()
        return tf.compat.v1.graph_util.convert_variables_to_constants(self.session, graph, names)  # hit: TF-32268


if __name__ == "__main__":
    tf.compat.v1.enable_eager_execution()
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    model = tf.keras.models.load_model(parser.parse_args().model)
    Exporter(model).write([output.op.name for output in model.outputs])
