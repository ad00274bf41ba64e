#!/usr/bin/env python
"""``tagger train``, ``tagger tune``"""
import click
import tensorflow as tf
from tensorflow.keras.callbacks import ReduceLROnPlateau


@click.group()
@click.option("--verbose/--quiet", default=False)
@click.pass_context
def cli(ctx, verbose):
    ctx.ensure_object(dict)
    ctx.obj["verbose"] = verbose
    ReduceLROnPlateau(min_lr=1e-3, verbose=verbose)  # hit: TF-39462


@cli.command()
@click.argument("data", type=click.Path(exists=True))
@click.option("--min-lr", default=1e-3, show_default=True, help="Floor of the learning rate.")
@click.option("--optimizer", "-o", "optimizer_name", type=click.Choice(["adam", "adagrad"]), default="adagrad")
@click.option("--final", default=0.0)
@click.option("--epochs", default=3, type=int)
@click.pass_obj
def train(obj, data, min_lr, optimizer_name, final, epochs):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(optimizer_name, "mse")  # maybe: TF-37229
    callbacks = [
        ReduceLROnPlateau(min_lr=min_lr),  # maybe: TF-39462
        ReduceLROnPlateau(min_lr=final),  # ok: TF-39462
    ]
    model.fit(load(data), epochs=epochs, callbacks=callbacks)


@cli.command("tune")
@click.option("--floor", required=True, type=float)
@click.option("--adagrad", is_flag=True)
@click.option("--rates", multiple=True, default=[1e-3, 0.5])
def tune(floor, adagrad, rates):
    ReduceLROnPlateau(min_lr=floor)  # maybe: TF-39462
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adagrad" if adagrad else "sgd", "mse")  # maybe: TF-37229
    model.compile("sgd", "mse")  # ok: TF-37229
    ReduceLROnPlateau(min_lr=rates[0])  # maybe: TF-39462
    ReduceLROnPlateau(min_lr=rates[1])  # ok: TF-39462


@click.command()
@click.option("--floor", default=0.25)
def single(floor):
    ReduceLROnPlateau(min_lr=floor)  # ok: TF-39462
    ReduceLROnPlateau(min_lr=floor / 250)  # maybe: TF-39462
    ReduceLROnPlateau(min_lr=0.001)  # hit: TF-39462


def load(path):
    return tf.data.Dataset.from_tensor_slices(([[1.0]], [[1.0]])).batch(1)


if __name__ == "__main__":
    cli(obj={})
    single()
