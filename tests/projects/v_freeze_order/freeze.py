"""When a layer is frozen matters: before it is saved, after, or again once it is loaded."""
import tensorflow as tf
from tensorflow.keras import layers, models


def small(**first):
    return models.Sequential([layers.Dense(4, **first), layers.Dense(1)])


def freeze(model, until=-1):
    for layer in model.layers[:until]:
        layer.trainable = False
    return model


# Frozen, saved, loaded.
hidden = layers.Dense(4)
one = models.Sequential([hidden, layers.Dense(1)])
hidden.trainable = False
one.save("one")
models.load_model("one")  # hit: TF-46329

# Frozen only once it is saved: what was saved is trainable.
late = layers.Dense(4)
two = models.Sequential([late, layers.Dense(1)])
two.save("two")
late.trainable = False
models.load_model("two")  # ok: TF-46329

# Loaded, and frozen again.
three = small(trainable=False)
three.save("three")
loaded = models.load_model("three")  # ok: TF-46329
loaded.trainable = False

# The whole model: that it is not to be trained is saved with it. A model within another one is a layer.
four = small()
four.trainable = False
four.save("four")
models.load_model("four")  # ok: TF-46329
outer = models.Sequential([four, layers.Dense(1)])
outer.save("outer")
models.load_model("outer")  # hit: TF-46329

# Saved twice, the second time with something frozen.
five_layer = layers.Dense(4)
five = models.Sequential([five_layer])
five.save("five-free")
five_layer.trainable = False
five.save("five-frozen")
models.load_model("five-free")  # ok: TF-46329
models.load_model("five-frozen")  # hit: TF-46329

# Thawed before it was saved.
thawed = layers.Dense(4, trainable=False)
six = models.Sequential([thawed])
thawed.trainable = True
six.save("six")
models.load_model("six")  # ok: TF-46329

# Weights alone, or an HDF5 file.
seven = small(trainable=False)
seven.save_weights("seven")
models.load_model("seven")  # ok: TF-46329
eight = small(trainable=False)
eight.save("eight", save_format="h5")
models.load_model("eight")  # ok: TF-46329
models.save_model(eight, "nine")
models.load_model("nine")  # hit: TF-46329
