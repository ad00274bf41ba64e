"""python -m rigs.mixed [--precision mixed_float16]"""
import argparse

import keras

from rigs.nets import Detector, classifier


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--width", type=int, default=32)
    args = ap.parse_args()
    keras.mixed_precision.set_global_policy("mixed_float16")
    model = classifier(args.width)
    model.summary()
    detector = Detector(args.width)
    detector.compile("adam", "mse")


if __name__ == "__main__":
    main()
