"""How good the tags are: each cell weighs as much as it costs."""

import keras
import numpy as np

COSTS = np.array([[1.0, 5.0, 1.0], [2.0, 1.0, 1.0]])


def costs(tags, scores):
    micro = keras.metrics.F1Score(average="micro", threshold=0.5)
    micro.update_state(tags, scores, sample_weight=COSTS)  # hit: KERAS-23335
    beta = keras.metrics.FBetaScore(average="micro", beta=2.0, threshold=0.5)
    beta(tags, scores, sample_weight=COSTS)  # hit: KERAS-23335
    return micro.result(), beta.result()


def rows(tags, scores):
    micro = keras.metrics.F1Score(average="micro", threshold=0.5)
    micro.update_state(tags, scores, sample_weight=COSTS[:, 0])  # ok: KERAS-23335
    micro.update_state(tags.reshape(-1, 1), scores.reshape(-1, 1), sample_weight=np.ones(6))  # ok: KERAS-23335
    macro = keras.metrics.F1Score(average="macro", threshold=0.5)
    macro.update_state(tags, scores, sample_weight=np.array([1.0, 2.0]))  # ok: KERAS-23335
    return micro.result(), macro.result()
