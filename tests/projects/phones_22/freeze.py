"""Makes a frozen graph for the phone."""
import argparse
import tensorflow as tf
from tensorflow.keras.layers import Conv1D, Dense, GlobalMaxPool1D
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2


def build(n_classes):
    return tf.keras.models.Sequential([
        Conv1D(32, 5, activation="relu", input_shape=(None, 13)),
        GlobalMaxPool1D(),
        Dense(n_classes, activation="softmax", name="scores"),
    ])


def freeze(model, path):
    output_names = [out.op.name for out in model.outputs]
    run = tf.function(lambda x: model(x))
    concrete = run.get_concrete_function(tf.TensorSpec(model.inputs[0].shape, model.inputs[0].dtype))
    frozen = convert_variables_to_constants_v2(concrete)
    tf.io.write_graph(frozen.graph, ".", path, as_text=False)
    return output_names


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--classes", type=int, default=12)
    parser.add_argument("--out", default="phone.pb")
    args = parser.parse_args()
    print(freeze(build(args.classes), args.out))


if __name__ == "__main__":
    main()
