import argparse

import tensorflow as tf


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--min-lr", type=float, default=1e-3)
    parser.add_argument("--units", type=int, default=8)
    return parser.parse_args()


def callbacks(args):
    return [
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=args.min_lr),  # maybe: TF-39462
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3),  # hit: TF-39462
        tf.keras.callbacks.ReduceLROnPlateau(min_lr=0),  # ok: TF-39462
    ]


if __name__ == "__main__":
    options = parse()
    net = tf.keras.Sequential([tf.keras.layers.Dense(options.units)])
    net.compile("sgd", "mse")
    net.fit(tf.ones((4, 2)), tf.ones((4, 8)), callbacks=callbacks(options))
