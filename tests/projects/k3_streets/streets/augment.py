"""How pictures of streets, their masks and boxes are varied before training."""

import keras
from keras import layers
from keras.utils.bounding_boxes import convert_format

WIDTH, HEIGHT = 640, 360

turned = layers.RandomRotation(0.05, seed=11)
turned_by_class = layers.RandomRotation(0.05, interpolation="nearest", seed=11)
shrunk = layers.Resizing(180, 320)


def with_masks(pictures, masks):
    sample = turned({"images": pictures, "segmentation_masks": masks})  # hit: KERAS-22192
    return shrunk({"images": sample["images"], "segmentation_masks": masks})  # hit: KERAS-22192


def with_classes(pictures, masks):
    return turned_by_class({"images": pictures, "segmentation_masks": masks})  # ok: KERAS-22192


def with_labels(pictures, labels):
    return turned({"images": pictures, "labels": labels})  # ok: KERAS-22192


def corners(boxes):
    return convert_format(boxes, "rel_center_xywh", "xyxy", height=HEIGHT, width=WIDTH)  # hit: KERAS-22805


def corners_of_tiles(boxes):
    return convert_format(boxes, "rel_center_xywh", "xyxy", height=256, width=256)  # ok: KERAS-22805


def corners_in_pixels(boxes):
    return convert_format(boxes, "center_xywh", "xyxy", height=HEIGHT, width=WIDTH)  # ok: KERAS-22805


def classifier(chains, depth):
    source = keras.Input((HEIGHT, WIDTH, 3))
    mixed = layers.AugMix((0, 255), num_chains=chains, chain_depth=depth)(source)
    features = layers.GlobalAveragePooling2D()(layers.Conv2D(16, 3)(mixed))
    return keras.Model(source, layers.Dense(5)(features))


def resumed():
    model = classifier(2, 5)
    model.save("mixed.keras")
    even = classifier(3, 3)
    even.save("even.keras")
    return [
        keras.models.load_model("mixed.keras"),  # hit: KERAS-21979
        keras.models.load_model("even.keras"),  # ok: KERAS-21979
    ]
