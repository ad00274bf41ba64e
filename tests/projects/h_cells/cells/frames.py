"""Frames of any size to squares."""

import os

os.environ["KERAS_BACKEND"] = "torch"
import argparse

import keras
import numpy as np

from .models import InceptionPool


def squared(frame, size):
    return keras.ops.image.resize(frame, (size, size), pad_to_aspect_ratio=True)  # hit: KERAS-20797


def stretched(frame, size):
    return keras.ops.image.resize(frame, (size, size))  # ok: KERAS-20797


def padded(frame, size):
    height, width = frame.shape[:2]
    edge = max(height, width)
    canvas = np.zeros((edge, edge, frame.shape[2]), frame.dtype)
    canvas[:height, :width] = frame
    return keras.ops.image.resize(canvas, (size, size))  # ok: KERAS-20797


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=224)
    args = parser.parse_args()
    frame = np.load("frame.npy")
    return squared(frame, args.size), stretched(frame, args.size), padded(frame, args.size), InceptionPool(3)


if __name__ == "__main__":
    main()
