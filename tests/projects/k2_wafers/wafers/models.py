"""The networks: a tagger of defects, a pair comparer, and what they are compiled with."""
import tensorflow as tf
from tensorflow.keras import Input, Model, initializers, layers, losses, metrics, optimizers

DEFECTS = ("scratch", "ring", "edge", "centre", "blob")
SEED = 1337


class DefectTagger:
    """Says of every defect whether a wafer has it."""

    def __init__(self, width=32, lr=1e-3, steps_per_execution=8):
        self.width = width
        self.lr = lr
        self.spe = steps_per_execution

    def build(self, shape=(96, 96, 3)):
        inputs = Input(shape)
        x = inputs
        for depth in range(3):
            x = layers.Conv2D(self.width * 2**depth, 3, padding="same", activation="relu")(x)
            x = layers.MaxPooling2D()(x)
        x = layers.GlobalAveragePooling2D()(x)
        outputs = layers.Dense(len(DEFECTS), activation="sigmoid", name="defects")(x)
        model = Model(inputs, outputs, name="tagger")
        model.compile(
            optimizer=optimizers.Adam(self.lr),
            loss=losses.BinaryCrossentropy(),
            metrics=["accuracy", metrics.AUC(multi_label=True)],
            steps_per_execution=self.spe,
        )
        return model


def broken_or_not(backbone):
    """One answer: is it broken?"""
    model = tf.keras.Sequential([backbone, layers.GlobalAveragePooling2D(), layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])  # ok: TF-41361
    return model


def tagger_head(features=128):
    model = tf.keras.Sequential()
    model.add(layers.Dense(64, activation="relu", input_shape=(features,)))
    model.add(layers.Dense(len(DEFECTS), activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=[metrics.BinaryAccuracy("accuracy")])  # ok: TF-41361
    return model


def dense_block(units):
    return layers.Dense(
        units, activation="relu", kernel_initializer=initializers.GlorotUniform(seed=SEED), bias_initializer="zeros"
    )


def twins(features=16):
    """Two networks that shall begin alike, to compare two optimizers."""
    first = tf.keras.Sequential([dense_block(8), layers.Dense(1)])
    second = tf.keras.Sequential([dense_block(8), layers.Dense(1)])
    first.build((None, features))
    second.build((None, features))
    first.compile(optimizers.SGD(0.01), "mse")
    second.compile(optimizers.Adam(0.001), "mse")
    return first, second


def comparer(features=16):
    """Two wafers in, alike or not: its head has two inputs and is a model of its own."""
    left, right = Input((features,)), Input((features,))
    gap = layers.Subtract()([left, right])
    both = layers.Concatenate()([gap, layers.Multiply()([left, right])])
    head = Model(inputs=[left, right], outputs=layers.Dense(1, activation="sigmoid")(both), name="head")

    picture_a, picture_b = Input((96, 96, 3), name="a"), Input((96, 96, 3), name="b")
    tower = tf.keras.Sequential(
        [layers.Conv2D(8, 3), layers.GlobalMaxPooling2D(), layers.Dense(features)], name="tower"
    )
    return Model([picture_a, picture_b], head([tower(picture_a), tower(picture_b)]), name="comparer")


def channels_first_loss(smoothing):
    """For maps that lie as (class, row, column)."""
    return losses.CategoricalCrossentropy(from_logits=False, label_smoothing=smoothing, axis=1)  # hit: KERAS-23437
