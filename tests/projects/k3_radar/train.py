"""Rain of the next hour from radar films. Films are large: batches of 2, accumulated to 16."""

import argparse

import keras

from blocks import calm_encoder, film_encoder, square_norm

STEPS = 8


def optimizer(kind):
    if kind == "decay":
        return keras.optimizers.SGD(1e-2, weight_decay=1e-4, gradient_accumulation_steps=STEPS)  # hit: KERAS-19990
    if kind == "clip":
        return keras.optimizers.SGD(1e-2, clipnorm=1.0, gradient_accumulation_steps=STEPS)  # hit: KERAS-19990
    if kind == "adam":
        return keras.optimizers.Adam(3e-4, gradient_accumulation_steps=STEPS)  # hit: KERAS-19990
    if kind == "plain":
        return keras.optimizers.SGD(1e-2, momentum=0.9, gradient_accumulation_steps=STEPS)  # ok: KERAS-19990
    return keras.optimizers.AdamW(3e-4, weight_decay=1e-4, clipnorm=1.0)  # ok: KERAS-19990


def watchers(folder):
    return [
        keras.callbacks.TensorBoard(folder, write_steps_per_second=True),  # hit: KERAS-19756
        keras.callbacks.TensorBoard(folder + "/short", write_images=True),  # ok: KERAS-19756
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--optimizer", default="adam")
    parser.add_argument("--calm", action="store_true")
    args = parser.parse_args()
    model = calm_encoder() if args.calm else film_encoder()
    model.compile(optimizer(args.optimizer), "mse")
    return model, watchers("runs"), square_norm()


if __name__ == "__main__":
    main()
