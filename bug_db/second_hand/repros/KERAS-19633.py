"""ops.ctc_decode gives other labels than the best path has, by greedy decoding or where the blank is not the last class."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

CHANCE = False
CLASSES = 4
# Each with the labels that stay when what repeats is merged and the blank (-) is dropped.
PATHS = (("aa-ab--b", "aabb"), ("-c-ccaa-", "cca"), ("abc-cba-", "abccba"))


def decoded(strategy, blank):
    """What the op makes of the paths, each nearly certain, as text."""
    letters = [number for number in range(CLASSES) if number != blank]
    code = dict(zip("abc", letters), **{"-": blank})
    logits = np.zeros((len(PATHS), len(PATHS[0][0]), CLASSES), "float32")
    for number, (path, _) in enumerate(PATHS):
        for step, letter in enumerate(path):
            logits[number, step, code[letter]] = 12.0
    lengths = np.full(len(PATHS), len(PATHS[0][0]), "int32")
    more = {"beam_width": 8, "top_paths": 1} if strategy == "beam_search" else {}
    paths, _ = tf.keras.ops.ctc_decode(logits, lengths, strategy=strategy, mask_index=blank, **more)
    text = {number: letter for letter, number in code.items()}
    # What follows the labels is padding: the blank, or -1.
    return ["".join(text.get(int(one), "") for one in row).rstrip("-") for row in np.array(paths)[0]]


def repro(seed):
    if not hasattr(getattr(tf.keras, "ops", None), "ctc_decode"):
        return "inapplicable", "there is no tf.keras.ops.ctc_decode"
    wanted = [labels for _, labels in PATHS]
    wrong = []
    for strategy in ("greedy", "beam_search"):
        for blank in (0, CLASSES - 1):
            found = decoded(strategy, blank)
            if found != wanted:
                wrong.append("%s with the blank %d: %s" % (strategy, blank, " ".join(found)))
    return ("reproduced" if wrong else "absent"), "; ".join(wrong) or "all are right"


if __name__ == "__main__":
    print(": ".join(repro(0)))
