"""Trains all three, on what `scans.npz` holds."""

import keras
import numpy as np

from lesions import networks
from lesions.settings import SETTINGS


def load(path="scans.npz"):
    with np.load(path) as scans:
        return scans["scan"], scans["mask"], scans["kind"], scans["profile"], scans["size"]


def main():
    scans, masks, kinds, profiles, sizes = load()
    stop = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)

    outline = networks.outline()
    outline.fit(scans, masks, epochs=SETTINGS["epochs"], validation_split=0.2, callbacks=[stop])
    outline.save("outline.keras")

    kind = networks.kind()
    kind.fit(scans, kinds, epochs=SETTINGS["epochs"], class_weight=SETTINGS["class_weight"])
    kind.save("kind.keras")

    size = networks.size_of()
    size.fit(profiles, sizes, epochs=SETTINGS["epochs"])
    size.save("size.keras")


if __name__ == "__main__":
    main()
