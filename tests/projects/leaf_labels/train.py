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


class Decayed(layers.Layer):
    """Has its regularizer before it has weights, though after the model that holds it was made."""

    def __init__(self, units):
        super().__init__()
        self.units = units
        self.kernel_regularizer = keras.regularizers.l2(nets.DECAY)

    def build(self, shape):
        self.kernel = self.add_weight("kernel", (shape[-1], self.units), regularizer=self.kernel_regularizer)

    def call(self, inputs):
        return inputs @ self.kernel


class Labels(keras.Model):
    def __init__(self, **options):
        super().__init__(**options)
        self.flat, self.decayed = layers.Flatten(), Decayed(12)

    def call(self, inputs):
        return self.decayed(self.flat(inputs))


def of_our_own(folder):
    model = Labels()
    model.compile("sgd", keras.losses.CategoricalCrossentropy(from_logits=True))
    model.fit(flows.training_flow(folder))  # ok: TF-33635


if __name__ == "__main__":
    for task in (tags, ill, fine_tuned, from_scratch, of_our_own):
        task(sys.argv[1])
