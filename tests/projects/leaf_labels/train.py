import sys

from tensorflow import keras
from tensorflow.keras import layers

from leaves import flows, nets


def tags(folder):
    model = nets.tagger(tags=3)
    model.compile("adam", loss="binary_crossentropy", metrics=["accuracy"])
    model.fit(flows.training_flow(folder))  # hit: TF-41361
    model.compile("adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
    model.fit(flows.training_flow(folder))  # ok: TF-41361


def ill(folder):
    model = nets.is_ill()
    model.compile("adam", loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
    model.fit(flows.training_flow(folder))  # ok: TF-41361


def fine_tuned(folder):
    base = keras.applications.MobileNetV2(include_top=False, pooling="avg")
    for layer in base.layers:
        if hasattr(layer, "kernel_regularizer"):
            layer.kernel_regularizer = keras.regularizers.l2(nets.DECAY)
    model = keras.Model(base.input, layers.Dense(12, activation="softmax")(base.output))
    model.compile("sgd", "categorical_crossentropy")
    model.fit(flows.training_flow(folder))  # hit: TF-33635


def from_scratch(folder):
    head = layers.Dense(12, activation="softmax")
    head.kernel_regularizer = keras.regularizers.l2(nets.DECAY)  # before it has any weights
    model = keras.Sequential([layers.Flatten(), head])
    model.compile("sgd", "categorical_crossentropy")
    model.fit(flows.training_flow(folder))  # ok: TF-33635


if __name__ == "__main__":
    for task in (tags, ill, fine_tuned, from_scratch):
        task(sys.argv[1])
