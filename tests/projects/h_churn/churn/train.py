"""Trains the churn model."""

import argparse

import keras
from keras import layers

from churn.data import load, weights


def build(width, features):
    return keras.Sequential(
        [
            keras.Input((features,)),
            layers.Dense(width, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def get_optimizer(name, lr):
    if name == "adamw":
        return keras.optimizers.AdamW(learning_rate=lr, weight_decay=1e-4, use_ema=True, ema_momentum=0.999)
    return keras.optimizers.SGD(lr, momentum=0.9)


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--width", type=int, default=64)
    args = parser.parse_args(argv)
    x_train, x_test, y_train, y_test = load()
    model = build(args.width, x_train.shape[1])
    model.compile(
        optimizer=get_optimizer("adamw", args.lr),
        loss="binary_crossentropy",
        metrics=["accuracy", keras.metrics.AUC(name="auc"), keras.metrics.Precision(), keras.metrics.Recall()],
    )
    model.fit(x_train, y_train, epochs=20, class_weight=weights(y_train))  # hit: KERAS-18972  # maybe: TF-28029
    loss, acc, auc, precision, recall = model.evaluate(x_test, y_test)  # hit: TF-38596  # ok: KERAS-19370
    print(acc, auc, precision, recall, loss)


if __name__ == "__main__":
    main()
