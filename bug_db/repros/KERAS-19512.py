"""On PyTorch MeanIoU over the pixels of a picture takes seconds."""

import os

BACKEND = "torch"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("KERAS_BACKEND", BACKEND)

import numpy as np
import tensorflow as tf

CHANCE = False


def steps(function):
    """How many operators of PyTorch a function calls."""
    from torch.utils._python_dispatch import TorchDispatchMode

    class Count(TorchDispatchMode):
        calls = 0

        def __torch_dispatch__(self, called, types, args=(), kwargs=None):
            self.calls += 1
            return called(*args, **(kwargs or {}))

    with Count() as count:
        function()
    return count.calls


def repro(seed, counted=False):
    classes = 4
    found = []
    for side in (8, 32):
        labels = np.arange(side * side).reshape(1, -1) % classes
        guesses = labels[:, ::-1].copy()
        weights = None
        if counted:
            # Each pair once, weighted by how often it is there.
            pairs, weights = np.unique(labels * classes + guesses, return_counts=True)
            labels, guesses = pairs // classes, pairs % classes
        metric = tf.keras.metrics.MeanIoU(classes)
        found.append(steps(lambda: metric.update_state(labels, guesses, sample_weight=weights)))
    detail = "8 by 8 pixels take %d steps of PyTorch, 32 by 32 take %d" % tuple(found)
    return ("reproduced" if found[1] > 4 * found[0] else "absent"), detail


def workaround(seed):
    return repro(seed, counted=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
