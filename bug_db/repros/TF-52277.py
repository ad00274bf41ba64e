"""Compiled by XLA, random operations ignore every seed, and repeat whenever the program starts."""

import os
import subprocess
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False
PROGRAM = """
import sys
import tensorflow as tf
tf.random.set_seed(int(sys.argv[1]))
def draw():
    return tf.random.shuffle(tf.range(20)), tf.random.uniform([8]), tf.random.normal([8])
if sys.argv[2]:
    draw = tf.function(draw, **{sys.argv[2]: True})
print("drawn", [tensor.numpy().tolist() for tensor in draw()])
"""


def start(seed, keyword):
    """The program, started with a seed."""
    command = [sys.executable, "-c", PROGRAM, str(seed), keyword]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)


def repro(seed, plain=False):
    if not tf.executing_eagerly():
        return "inapplicable", "no eager execution"
    for keyword in ("jit_compile", "experimental_compile"):
        try:
            tf.function(tf.identity, **{keyword: True})
            break
        except (AttributeError, TypeError):
            pass
    else:
        return "inapplicable", "no jit_compile"
    found = []
    for run in [start(number, "" if plain else keyword) for number in (1, 2)]:
        told, wrong = run.communicate()
        lines = [line for line in told.splitlines() if line.startswith("drawn")]
        if not lines:
            raise RuntimeError(wrong[-200:])
        found.append(lines[0])
    return ("reproduced" if found[0] == found[1] else "absent"), "seed 1: %s, seed 2: %s" % (
        found[0][:40],
        found[1][:40],
    )


def workaround(seed):
    return repro(seed, plain=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
