from __future__ import annotations

import dataclasses
from dataclasses import asdict, dataclass, field, replace
from typing import ClassVar, Optional

import tensorflow as tf
import tyro
from tensorflow.keras.callbacks import ReduceLROnPlateau


@dataclass(frozen=True)
class Optim:
    name: str = "adam"
    clip: float = 1.0
    VERSION: ClassVar[int] = 2


@dataclass
class Run:
    min_lr: float = 1e-3
    optim: Optim = field(default_factory=lambda: Optim(clip=5.0))
    augment: str = "reflect"
    scale: Optional[float] = None
    rates: list = dataclasses.field(default_factory=lambda: [0.5, 1e-3])

    def __post_init__(self):
        if self.scale is None:
            self.scale = self.min_lr / 2

    @property
    def halved(self):
        return self.scale

    @classmethod
    def quiet(cls, **kwargs):
        return cls(min_lr=0.0, augment="constant", **kwargs)


def step(run: Run, model, x, y):
    optimizer = tf.keras.optimizers.Adam(clipvalue=run.optim.clip)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))  # hit: TF-33929


usual = Run()
quiet = Run.quiet()
other = replace(usual, min_lr=0.25)
ReduceLROnPlateau(min_lr=usual.min_lr)  # hit: TF-39462
ReduceLROnPlateau(min_lr=usual.halved)  # hit: TF-39462
ReduceLROnPlateau(min_lr=quiet.min_lr)  # ok: TF-39462
ReduceLROnPlateau(min_lr=quiet.halved)  # ok: TF-39462
ReduceLROnPlateau(min_lr=other.min_lr)  # ok: TF-39462
ReduceLROnPlateau(min_lr=replace(quiet, min_lr=5e-4).min_lr)  # hit: TF-39462
ReduceLROnPlateau(min_lr=asdict(usual)["min_lr"])  # hit: TF-39462
ReduceLROnPlateau(min_lr=usual.rates[0])  # ok: TF-39462
ReduceLROnPlateau(min_lr=usual.rates[1])  # hit: TF-39462
RandomRotation = tf.keras.layers.experimental.preprocessing.RandomRotation
RandomRotation(0.2, fill_mode=usual.augment)  # hit: TF-44501
RandomRotation(0.2, fill_mode=quiet.augment)  # ok: TF-44501

if __name__ == "__main__":
    asked = tyro.cli(Run)
    ReduceLROnPlateau(min_lr=asked.min_lr)  # maybe: TF-39462
    step(usual, tf.keras.Sequential([tf.keras.layers.Dense(1)]), tf.ones((2, 1)), tf.ones((2, 1)))
