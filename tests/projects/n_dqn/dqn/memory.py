import collections
import random

import numpy as np

Step = collections.namedtuple("Step", "state action reward after done")


class Memory:
    def __init__(self, size):
        self.steps = collections.deque(maxlen=size)

    def push(self, *step):
        self.steps.append(Step(*step))

    def sample(self, count):
        return map(np.array, zip(*random.sample(self.steps, count)))
