"""How sure is the network, and does the size still fit the new scans?"""

import keras
import numpy as np

from lesions import networks

PASSES = 30


def doubt(scans):
    model = networks.kind()
    model.load_weights("kind.keras")
    chances = np.stack([model.predict(scans, verbose=0) for _ in range(PASSES)])
    return chances.mean(axis=0), chances.std(axis=0)


def keep_up(profiles, sizes):
    """A month later: the size model goes on learning where it stopped."""
    model = keras.models.load_model("size.keras")
    model.fit(profiles, sizes, epochs=2)
    model.save("size.keras")
    return model.evaluate(profiles, sizes)
